package org.summitgraph.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code #+ key: value} lines at the top of a query file. The same decorators are read by <a
 * href="https://github.com/CLARIAH/grlc">grlc</a>.
 */
final class Header {

  static final String MARK = "#+";

  private static final Pattern ENTRY = Pattern.compile(" ([a-z]+):(?: +(.*))?");
  private static final Pattern CONTINUATION = Pattern.compile(" {2,}(.*)");

  /** One key; {@code items} are the lines of its list. */
  static final class Entry {
    final int line;
    final List<Item> items = new ArrayList<>();
    String text;

    Entry(int line, String text) {
      this.line = line;
      this.text = text;
    }
  }

  /** One line {@code - text} of a list. */
  static final class Item {
    final int line;
    String text;

    Item(int line, String text) {
      this.line = line;
      this.text = text;
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Faults faults;
  private Entry open;

  private Header(Faults faults) {
    this.faults = faults;
  }

  /** Reads the header; what cannot be read is told to {@code faults} and passed over. */
  static Header read(List<String> lines, Faults faults) {
    Header header = new Header(faults);
    boolean above = true;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.startsWith(MARK)) {
        above = false;
      } else if (above) {
        header.add(i + 1, line.substring(MARK.length()).stripTrailing());
      } else {
        faults.add(
            i + 1,
            "this header line stands below the header",
            "move it to the top of the file, with no other line between");
      }
    }
    return header;
  }

  Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  Iterable<Map.Entry<String, Entry>> entries() {
    return entries.entrySet();
  }

  private void add(int line, String body) {
    Matcher continuation = CONTINUATION.matcher(body);
    Matcher entry = ENTRY.matcher(body);
    if (continuation.matches()) {
      proceed(line, continuation.group(1));
    } else if (entry.matches()) {
      start(line, entry.group(1), Optional.ofNullable(entry.group(2)).orElse("").strip());
    } else if (!body.isBlank()) {
      faults.add(
          line,
          "this header line is neither \"#+ key: value\" nor the continuation of one",
          "write a key in lower case and a colon after \"#+ \", or indent by \"#+   \" to go on");
    }
  }

  private void start(int line, String key, String text) {
    open = new Entry(line, text);
    if (entries.putIfAbsent(key, open) != null) {
      faults.add(line, "the header has " + key + " twice", "keep one of the two");
    }
  }

  private void proceed(int line, String text) {
    if (open == null) {
      faults.add(line, "this line continues nothing", "begin the header with \"#+ summary: …\"");
    } else if (text.startsWith("- ")) {
      open.items.add(new Item(line, text.substring(2).strip()));
    } else if (open.items.isEmpty()) {
      open.text = (open.text + " " + text).strip();
    } else {
      Item last = open.items.get(open.items.size() - 1);
      last.text = (last.text + " " + text).strip();
    }
  }
}
