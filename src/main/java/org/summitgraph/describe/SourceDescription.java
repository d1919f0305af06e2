package org.summitgraph.describe;

import java.util.List;
import java.util.Optional;

/**
 * What a reader is told of one source.
 *
 * @param itself what any thing's page tells
 * @param passages those of this page, in the order of the text
 * @param page the number of this page, from 1
 * @param pages how many pages there are, at least one
 * @param passagesInAll how many passages the source has
 * @param elsewhere on the first page, the fragments of what stands on the others, each with the
 *     number of its page: who comes with a fragment comes to the first page
 * @param paragraphs the text from the first of these passages to the first of the next page; empty
 *     where it is not at hand
 */
public record SourceDescription(
    ThingDescription itself,
    List<PassageDescription> passages,
    int page,
    int pages,
    int passagesInAll,
    List<Place> elsewhere,
    List<Paragraph> paragraphs) {

  /** As many passages are on one page. */
  public static final int MOST_PASSAGES = 250;

  /** As many of those on other pages the first page leads to. */
  static final int MOST_ELSEWHERE = 5_000;

  /** The page on which a passage stands. */
  public record Place(String fragment, int page) {}

  public SourceDescription {
    passages = List.copyOf(passages);
    elsewhere = List.copyOf(elsewhere);
    paragraphs = List.copyOf(paragraphs);
  }

  /**
   * A passage with what was read from it.
   *
   * @param fragment what follows the source's IRI and the number sign
   * @param otherFragments those of its selectors and of the mentions in it
   * @param reason why no fact is read from it, where that is told
   * @param readings one for each claim graph that cites it
   */
  public record PassageDescription(
      String fragment,
      Evidence evidence,
      List<String> otherFragments,
      Optional<Link> reason,
      List<Reading> readings) {
    public PassageDescription {
      otherFragments = List.copyOf(otherFragments);
      readings = List.copyOf(readings);
    }
  }

  /**
   * What was read from a passage.
   *
   * @param fragment that of the claim graph
   * @param needs passages without which it could not be read
   */
  public record Reading(String fragment, List<Link> needs, List<Fact> facts) {
    public Reading {
      needs = List.copyOf(needs);
      facts = List.copyOf(facts);
    }
  }

  /** One fact. */
  public record Fact(Link subject, Link property, PropertyValues.Value value) {}

  /** A paragraph of the text. */
  public record Paragraph(List<Piece> pieces) {
    public Paragraph {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * Words of the text that the same passages hold.
   *
   * @param passage the fragment of the shortest passage that holds them
   * @param use what was made of them
   */
  public record Piece(String words, Optional<String> passage, Use use) {}

  /** What was made of words. */
  public enum Use {
    /** A fact was read from them. */
    CITED,
    /** Somebody looked and found no fact in them. */
    WITHOUT_FACT,
    /** No claim graph cites them. */
    UNCITED
  }
}
