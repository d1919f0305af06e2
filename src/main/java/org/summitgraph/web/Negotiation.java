package org.summitgraph.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses what a client likes best of what there is, by its {@code Accept} header: <a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, section 12.5.1</a>. The
 * most specific range that matches gives a type its quality, and a quality of nought excludes it.
 * Between equals, what is offered first wins.
 *
 * <p>Parameters of a range other than {@code q} are passed over, for no offer differs by them; so
 * is an element that is no media range, and a header without any.
 */
final class Negotiation {

  /** An element of the header up to its comma; a comma within quotation marks does not end it. */
  private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\"?)++");

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern RANGE =
      Pattern.compile("\\s*+(" + TOKEN + ")/(" + TOKEN + ")\\s*+(;.*)?", Pattern.DOTALL);
  private static final Pattern QUALITY = Pattern.compile(";\\s*+[qQ]=(\"?)([^;\\s]*+)\\s*+(?:;|$)");
  private static final Pattern NUMBER = Pattern.compile("0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?");

  /**
   * What a media type is asked for by: its range, how specific that is, and how much it is liked.
   */
  private record Range(String type, String subtype, double quality) {

    int specificity() {
      return type.equals("*") ? 0 : subtype.equals("*") ? 1 : 2;
    }

    boolean matches(String mediaType) {
      return switch (specificity()) {
        case 0 -> true;
        case 1 -> mediaType.startsWith(type + "/");
        default -> mediaType.equals(type + "/" + subtype);
      };
    }
  }

  private final List<Range> ranges;

  private Negotiation(List<Range> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /**
   * Chooses one of the offers.
   *
   * @param accept the values of all {@code Accept} headers, in their order; none accept anything
   * @param offers what there is, the best first; at least one
   * @return empty when nothing that there is is acceptable
   */
  static <T extends Offer> Optional<T> choose(Collection<String> accept, List<T> offers) {
    Negotiation negotiation = new Negotiation(ranges(String.join(",", accept)));
    T best = null;
    double liked = 0;
    for (T offer : offers) {
      double quality = negotiation.quality(offer.mediaType());
      if (quality > liked) {
        best = offer;
        liked = quality;
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<Range> ranges(String header) {
    List<Range> ranges = new ArrayList<>();
    Matcher element = ELEMENT.matcher(header);
    while (element.find()) {
      range(element.group()).ifPresent(ranges::add);
    }
    return ranges;
  }

  private static Optional<Range> range(String element) {
    Matcher range = RANGE.matcher(element);
    if (!range.matches()) {
      return Optional.empty();
    }
    String type = range.group(1).toLowerCase(Locale.ROOT);
    String subtype = range.group(2).toLowerCase(Locale.ROOT);
    if (type.equals("*") && !subtype.equals("*")) {
      return Optional.empty();
    }
    return qualityIn(range.group(3)).map(quality -> new Range(type, subtype, quality));
  }

  /** One, where none is given; empty for a quality that is no number from 0 to 1. */
  private static Optional<Double> qualityIn(String parameters) {
    Matcher quality = QUALITY.matcher(parameters == null ? "" : parameters);
    if (!quality.find()) {
      return Optional.of(1.0);
    }
    String number = quality.group(2);
    return NUMBER.matcher(number).matches()
        ? Optional.of(Double.parseDouble(number))
        : Optional.empty();
  }

  private double quality(String mediaType) {
    if (ranges.isEmpty()) {
      return 1;
    }
    int specificity = -1;
    double quality = 0;
    for (Range range : ranges) {
      if (range.matches(mediaType) && range.specificity() >= specificity) {
        boolean again = range.specificity() == specificity;
        quality = again ? Math.max(quality, range.quality()) : range.quality();
        specificity = range.specificity();
      }
    }
    return quality;
  }
}
