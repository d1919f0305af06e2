package org.summitgraph.describe.match;

import org.summitgraph.describe.Catalogue.Entry;

/**
 * A thing that may be what somebody looks for.
 *
 * <p>Its score is a hundred times the likeness of the names. Each property that is given weighs as
 * much as a third of the name: with {@code n} of them, {@code agreeing} of which agree, the score
 * is {@code 100 · (3 · likeness + agreeing) / (3 + n)}; where no name is given, {@code 100 ·
 * agreeing / n}. Who lacks the types that it should have keeps seven tenths of that.
 *
 * @param score from 0 to 100
 * @param likeness of the words of its likest name and those asked for, each weighing the more the
 *     fewer names have it: 1 where they are the same words, or where it was asked for by an
 *     identifier; 0 where no name is given
 * @param agreeing the part of the given properties that agree, from 0 to 1; 1 where none is given
 * @param typed whether it has the types asked for
 * @param match whether it is certain enough to be taken unseen: likeness (where a name is given)
 *     and agreement are 1, it has the types, and it is the only such candidate
 */
public record Candidate(
    Entry entry, double score, double likeness, double agreeing, boolean typed, boolean match) {}
