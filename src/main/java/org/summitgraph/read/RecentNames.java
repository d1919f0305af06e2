package org.summitgraph.read;

import java.util.Arrays;
import org.apache.jena.riot.system.PrefixMapStd;

/** The prefixes of a file; a name that was expanded of late is the same string again. */
final class RecentNames extends PrefixMapStd {

  private static final int PLACES = 1 << 11;

  private final String[] prefixes = new String[PLACES];
  private final String[] locals = new String[PLACES];
  private final String[] expanded = new String[PLACES];

  @Override
  public void add(String prefix, String iri) {
    super.add(prefix, iri);
    Arrays.fill(locals, null);
  }

  @Override
  public String expand(String prefix, String local) {
    int hash = 31 * prefix.hashCode() + local.hashCode();
    int place = (hash ^ (hash >>> 11)) & (PLACES - 1);
    if (!local.equals(locals[place]) || !prefix.equals(prefixes[place])) {
      expanded[place] = super.expand(prefix, local);
      prefixes[place] = prefix;
      locals[place] = local;
    }
    return expanded[place];
  }
}
