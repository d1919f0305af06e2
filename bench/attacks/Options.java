package attacks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the command line says; {@code bench/hostile --help} explains it. */
final class Options {

  private static final Map<String, String> STANDARD =
      Map.ofEntries(
          Map.entry("home", "."),
          Map.entry("corpus", ""),
          Map.entry("store", ""),
          Map.entry("stock", ""),
          Map.entry("heap", "2g"),
          Map.entry("servers", "ours,stock"),
          Map.entry("parts", "catalogue,storm,slow"),
          Map.entry("attackers", "10,50"),
          Map.entry("storm", "20"),
          Map.entry("slow", "100"),
          Map.entry("seconds", "2"),
          Map.entry("minutes", "10"),
          Map.entry("only", ""),
          Map.entry("soak", "0"));

  private final Map<String, String> values = new HashMap<>(STANDARD);

  private Options() {}

  static Options of(String[] arguments) {
    Options options = new Options();
    for (String argument : arguments) {
      int sign = argument.indexOf('=');
      String name = sign < 0 ? "" : argument.substring(2, sign);
      if (!argument.startsWith("--") || !STANDARD.containsKey(name)) {
        System.err.println(
            "there is no option " + argument + " but " + new TreeSet<>(STANDARD.keySet()));
        System.exit(2);
      }
      options.values.put(name, argument.substring(sign + 1));
    }
    return options;
  }

  private Path path(String name) {
    return Path.of(values.get(name)).toAbsolutePath();
  }

  private int number(String name) {
    return Integer.parseInt(values.get(name));
  }

  Path home() {
    return path("home");
  }

  Path corpus() {
    return path("corpus");
  }

  Path store() {
    return path("store");
  }

  Path stock() {
    return path("stock");
  }

  String heap() {
    return values.get("heap");
  }

  List<String> servers() {
    return soak() > 0 ? List.of("ours") : List.of(values.get("servers").split(","));
  }

  Set<String> parts() {
    return Set.of(values.get("parts").split(","));
  }

  List<Integer> attackers() {
    return Arrays.stream(values.get("attackers").split(",")).map(Integer::valueOf).toList();
  }

  int stormSeconds() {
    return number("storm");
  }

  int slow() {
    return number("slow");
  }

  /** That a query may take. */
  int seconds() {
    return number("seconds");
  }

  /** At most, for the catalogue of one server. */
  int minutes() {
    return number("minutes");
  }

  /** Minutes of a soak instead of everything else; 0 for none. */
  int soak() {
    return number("soak");
  }

  /** Whether a kind is fired: all are, or those whose group or name has a part. */
  boolean wants(Kind kind) {
    return (kind.group() + " · " + kind.name()).contains(values.get("only"));
  }
}
