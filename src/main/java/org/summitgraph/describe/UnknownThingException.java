package org.summitgraph.describe;

/** The data say nothing about a thing that was asked for; the message names it. */
public final class UnknownThingException extends ExportException {

  private static final long serialVersionUID = 1L;

  private final int position;

  UnknownThingException(String iri, int position) {
    super("The data say nothing about <" + iri + ">.");
    this.position = position;
  }

  /** The place of the thing among those that were asked for, from 1. */
  public int position() {
    return position;
  }
}
