package org.summitgraph.read;

import java.util.function.Consumer;
import org.apache.jena.riot.system.ErrorHandler;
import org.summitgraph.model.Violation;

/** Passes on what is wrong with terms, and counts it. */
final class FaultCount implements ErrorHandler {

  private final ErrorHandler errors;
  private final Consumer<Violation> faults;
  private long told;

  FaultCount(ErrorHandler errors, Consumer<Violation> faults) {
    this.errors = errors;
    this.faults = faults;
  }

  /** How many warnings, errors and violations there were. */
  long told() {
    return told;
  }

  void add(Violation violation) {
    told++;
    faults.accept(violation);
  }

  @Override
  public void warning(String message, long line, long column) {
    told++;
    errors.warning(message, line, column);
  }

  @Override
  public void error(String message, long line, long column) {
    told++;
    errors.error(message, line, column);
  }

  @Override
  public void fatal(String message, long line, long column) {
    told++;
    errors.fatal(message, line, column);
  }
}
