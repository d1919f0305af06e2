package org.summitgraph.query;

import java.util.List;
import java.util.stream.Collectors;

/** Query files that cannot be used; the message lists every fault of every file. */
public final class FaultyQueriesException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<QueryFault> faults;

  FaultyQueriesException(List<QueryFault> faults) {
    super(faults.stream().sorted().map(QueryFault::toString).collect(Collectors.joining("\n")));
    this.faults = faults.stream().sorted().toList();
  }

  /** Never empty; in the order of files and lines. */
  public List<QueryFault> faults() {
    return faults;
  }
}
