package org.summitgraph.web;

import java.util.List;

/**
 * What the list of lists shows.
 *
 * @param links where links lead
 * @param classes those with instances
 */
public record IndexPage(PageLinks links, List<ClassCount> classes) {

  public IndexPage {
    classes = List.copyOf(classes);
  }

  /**
   * A class with its instances counted.
   *
   * @param name by which its list is asked for
   * @param years its dated instances by year, in the order of time
   */
  public record ClassCount(String name, String label, long number, List<YearCount> years) {
    public ClassCount {
      years = List.copyOf(years);
    }
  }

  /** How many instances have a date in a year. */
  public record YearCount(String year, long number) {}
}
