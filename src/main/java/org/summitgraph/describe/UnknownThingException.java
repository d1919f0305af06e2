package org.summitgraph.describe;

/** The data say nothing about a thing that was asked for; the message names it. */
public final class UnknownThingException extends ExportException {

  private static final long serialVersionUID = 1L;

  UnknownThingException(String iri) {
    super("The data say nothing about <" + iri + ">.");
  }
}
