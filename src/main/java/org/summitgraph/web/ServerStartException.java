package org.summitgraph.web;

/**
 * The server could not start for a reason that its user can mend. The message is one sentence that
 * says how; a stack trace adds nothing to it.
 */
public final class ServerStartException extends RuntimeException {

  ServerStartException(String message, Throwable cause) {
    super(message, cause);
  }

  ServerStartException(String message) {
    super(message);
  }
}
