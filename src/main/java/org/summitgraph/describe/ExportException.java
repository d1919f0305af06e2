package org.summitgraph.describe;

/** The data do not allow what was asked for; the message names the culprit for the user. */
public sealed class ExportException extends RuntimeException
    permits UnknownThingException, TooLargeExportException {

  private static final long serialVersionUID = 1L;

  ExportException(String message) {
    super(message);
  }
}
