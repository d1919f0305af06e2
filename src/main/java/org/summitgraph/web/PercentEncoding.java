package org.summitgraph.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Percent-encoding of UTF-8, as RFC 3986, section 2.1, has it. */
final class PercentEncoding {

  /** Beside letters and digits, what a path holds as it is: RFC 3986, section 3.3. */
  private static final String PLAIN = "-._~!$&'()*+,;=:@/";

  private PercentEncoding() {}

  /** The text with every encoding undone; empty when it is cut short or stands for no UTF-8. */
  static Optional<String> decoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        decoded.put(bytes[i]);
      } else if (i + 2 < bytes.length && digit(bytes[i + 1]) >= 0 && digit(bytes[i + 2]) >= 0) {
        decoded.put((byte) (digit(bytes[i + 1]) * 16 + digit(bytes[i + 2])));
        i += 2;
      } else {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static int digit(byte b) {
    return Character.digit(b, 16);
  }

  /** A relative reference of a path, and a fragment where there is one, out of a part of an IRI. */
  static String path(String rest) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : rest.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      if (plain || c == '#') {
        encoded.append(c);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }
}
