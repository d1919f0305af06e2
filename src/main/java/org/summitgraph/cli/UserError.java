package org.summitgraph.cli;

/**
 * Something the user can mend, told in one sentence. It ends the command with that sentence and an
 * exit code, never with a stack trace.
 */
final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private UserError(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The command was called wrongly: exit code 2. */
  static UserError usage(String message) {
    return new UserError(2, message);
  }

  /** The command could not do its work: exit code 1. */
  static UserError failure(String message) {
    return new UserError(1, message);
  }

  int exitCode() {
    return exitCode;
  }
}
