package attacks;

import java.util.regex.Pattern;

/** What must come back for one kind of attack. */
interface Expectation {

  /** How long after its deadline an answer may come. */
  long MARGIN_MILLIS = 500;

  boolean isMet(Reply reply, int deadlineSeconds);

  String words();

  private static Expectation of(String words, Test test) {
    return new Expectation() {
      @Override
      public boolean isMet(Reply reply, int deadlineSeconds) {
        return test.isMet(reply, deadlineSeconds * 1000L + MARGIN_MILLIS);
      }

      @Override
      public String words() {
        return words;
      }
    };
  }

  /** Looks at an answer, and at how late it may be. */
  interface Test {
    boolean isMet(Reply reply, long latestMillis);
  }

  /** This status, whole, in less than two seconds and with no word of the inside. */
  static Expectation status(int status) {
    return of(
        String.valueOf(status),
        (reply, latest) -> reply.status() == status && reply.whole() && !reply.tellsOfInsides());
  }

  /** A refusal, whole, that names the methods there are. */
  static Expectation methodRefused() {
    return of(
        "405 with Allow",
        (reply, latest) -> reply.status() == 405 && reply.whole() && reply.has("Allow"));
  }

  /** Refused or stopped, and told by which limit. */
  static Expectation limit(int status, String code) {
    return of(
        status + " by the limit " + code,
        (reply, latest) ->
            reply.status() == status
                && reply.whole()
                && names(reply, code)
                && reply.millis() < latest);
  }

  /** Ended at the deadline or a bound: told so, or the transfer broken where it had begun. */
  static Expectation stopped() {
    return of(
        "stopped by deadline or memory, told or cut",
        (reply, latest) ->
            reply.millis() < latest
                && (reply.status() == 503
                        && reply.whole()
                        && names(reply, "seconds|memory|answer|string")
                    || reply.status() == 200 && !reply.whole()));
  }

  /** A whole answer in time that has this in it. */
  static Expectation answer(String part) {
    return of(
        "200 with " + (part.isEmpty() ? "a body" : part),
        (reply, latest) ->
            reply.status() == 200
                && reply.whole()
                && reply.body().contains(part)
                && reply.millis() < latest);
  }

  /** A whole answer in time with this media type. */
  static Expectation type(String mediaType) {
    return of(
        "200 as " + mediaType,
        (reply, latest) ->
            reply.status() == 200
                && reply.whole()
                && Pattern.compile("(?i)\r\ncontent-type: *" + Pattern.quote(mediaType))
                    .matcher(reply.head())
                    .find());
  }

  /** One row, bound or not, as JSON. */
  static Expectation oneRow() {
    Pattern row = Pattern.compile("\"bindings\": \\[\\s*\\{(?s:.*)}\\s*]");
    return of(
        "200 with one row",
        (reply, latest) ->
            reply.status() == 200 && reply.whole() && row.matcher(reply.body()).find());
  }

  /** The connection ends without an answer to what is no HTTP. */
  static Expectation ended() {
    return of("connection ended", (reply, latest) -> reply.status() == Reply.ENDED);
  }

  private static boolean names(Reply reply, String codes) {
    return Pattern.compile("\"limit\"\\s*:\\s*\"(" + codes + ")\"").matcher(reply.body()).find();
  }
}
