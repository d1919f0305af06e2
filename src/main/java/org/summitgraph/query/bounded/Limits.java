package org.summitgraph.query.bounded;

import java.util.EnumMap;
import java.util.Map;

/** A value for every {@link Limit}. Immutable. */
public final class Limits {

  private final Map<Limit, Long> values;

  private Limits(Map<Limit, Long> values) {
    this.values = values;
  }

  /** The values where nobody sets others. */
  public static Limits standard() {
    Map<Limit, Long> values = new EnumMap<>(Limit.class);
    for (Limit limit : Limit.values()) {
      values.put(limit, limit.standard());
    }
    return new Limits(values);
  }

  /** These limits with one other value, which is above 0. */
  public Limits with(Limit limit, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(limit.code() + " " + value + " is not above 0");
    }
    Map<Limit, Long> changed = new EnumMap<>(values);
    changed.put(limit, value);
    return new Limits(changed);
  }

  public long of(Limit limit) {
    return values.get(limit);
  }

  /** Refuses a query that has too much of something before it runs. */
  void require(Limit limit, long actual) {
    if (actual > of(limit)) {
      throw RefusedQueryException.tooLarge(limit, of(limit));
    }
  }
}
