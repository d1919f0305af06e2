package org.summitgraph.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.summitgraph.model.DividedText;
import org.summitgraph.model.Text;
import org.summitgraph.model.TextsAtHand;
import org.summitgraph.read.Sentences;

/**
 * The texts of a project for a server, which does not wait for them: they are read beside what else
 * it does, and who needs one before that waits for all.
 */
final class ReadTexts implements TextsAtHand {

  private final Beside<Map<String, DividedText>> texts;

  /** Texts that are not read yet. */
  ReadTexts(Project project) {
    this.texts = new Beside<>("texts", () -> divided(project));
  }

  /** Begins to read them, before somebody needs one. */
  void begin() {
    texts.begin();
  }

  private static Map<String, DividedText> divided(Project project) throws IOException {
    Map<String, DividedText> divided = new HashMap<>();
    for (Text text : project.texts()) {
      divided.put(text.sha256(), new DividedText(text, Sentences::of));
    }
    return divided;
  }

  @Override
  public Optional<DividedText> of(String sha256) {
    try {
      return Optional.ofNullable(texts.result().get(sha256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
