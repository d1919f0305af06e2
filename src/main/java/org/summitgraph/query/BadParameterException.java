package org.summitgraph.query;

/** A value that a parameter cannot take, or a parameter that the query does not have. */
public final class BadParameterException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String parameter;
  private final String problem;
  private final String example;

  BadParameterException(String parameter, String problem, String example) {
    super("parameter " + plain(parameter) + ": " + problem + "; for example " + example);
    this.parameter = parameter;
    this.problem = problem;
    this.example = example;
  }

  /** What is no word is not repeated: it may be made to be shown somewhere. */
  private static String plain(String parameter) {
    return parameter.matches("[A-Za-z][A-Za-z0-9_-]{0,40}") ? parameter : "of that name";
  }

  /** The name as the user gave it. */
  public String parameter() {
    return parameter;
  }

  public String problem() {
    return problem;
  }

  /** What would have been right, as {@code name=value}. */
  public String example() {
    return example;
  }
}
