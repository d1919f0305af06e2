package org.summitgraph.query.bounded;

import java.util.Optional;

/** A query that is not run. The message is one sentence for the asker and repeats nothing of it. */
public final class RefusedQueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** It is not SPARQL 1.1. */
    SYNTAX,
    /** It asks for what is not offered here. */
    NOT_OFFERED,
    /** It is larger than a limit. */
    TOO_LARGE
  }

  private final Reason reason;
  private final Limit limit;

  private RefusedQueryException(Reason reason, Limit limit, String sentence) {
    super(sentence);
    this.reason = reason;
    this.limit = limit;
  }

  static RefusedQueryException syntax(String sentence) {
    return new RefusedQueryException(Reason.SYNTAX, null, sentence);
  }

  static RefusedQueryException notOffered(String sentence) {
    return new RefusedQueryException(Reason.NOT_OFFERED, null, sentence);
  }

  static RefusedQueryException tooLarge(Limit limit, long most) {
    return new RefusedQueryException(
        Reason.TOO_LARGE,
        limit,
        "A query may have at most " + most + " " + limit.unit() + " " + limit.meaning() + ".");
  }

  public Reason reason() {
    return reason;
  }

  /** The limit that is passed, where one is. */
  public Optional<Limit> limit() {
    return Optional.ofNullable(limit);
  }
}
