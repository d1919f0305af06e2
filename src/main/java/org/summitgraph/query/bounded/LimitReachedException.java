package org.summitgraph.query.bounded;

import org.apache.jena.query.QueryCancelledException;

/**
 * A query that was stopped while it ran. Jena passes it through, since it is one of its own kind:
 * an expression does not take it for an error of the data.
 */
public final class LimitReachedException extends QueryCancelledException {

  private static final long serialVersionUID = 1L;

  private final transient Limit limit;
  private final String sentence;

  LimitReachedException(Limit limit, long most) {
    this.limit = limit;
    this.sentence =
        "The query was stopped: it may have at most "
            + most
            + " "
            + limit.unit()
            + " "
            + limit.meaning()
            + ".";
  }

  public Limit limit() {
    return limit;
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  /** It is expected and may be frequent: a trace would cost more than the query. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
