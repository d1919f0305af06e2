package org.summitgraph.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.summitgraph.model.Text;
import org.summitgraph.read.TextReader;

/** Finds the text that a user names: a file, or one of the texts at hand by name or its part. */
final class TextArgument {

  private TextArgument() {}

  static Text find(String name, Project project) throws IOException {
    Path file = Path.of(name);
    if (Files.isRegularFile(file)) {
      try {
        return TextReader.read(file);
      } catch (CharacterCodingException e) {
        throw UserError.failure(file + " is not UTF-8; convert it first");
      }
    }
    List<Text> atHand = project.texts();
    if (atHand.isEmpty()) {
      throw UserError.usage(
          name + " is no file, and no texts are at hand; name their folder by --documents");
    }
    List<Text> named = atHand.stream().filter(text -> text.name().contains(name)).toList();
    if (named.size() != 1) {
      throw UserError.usage(
          (named.isEmpty() ? "no text is called " : "several texts are called ")
              + name
              + "; name a file, or one of the texts at hand: "
              + atHand.stream().map(Text::name).collect(Collectors.joining(", ")));
    }
    return named.get(0);
  }
}
