package org.summitgraph.read;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.tokens.StringType;
import org.apache.jena.riot.tokens.Token;
import org.apache.jena.riot.tokens.TokenType;
import org.apache.jena.riot.tokens.Tokenizer;
import org.apache.jena.riot.tokens.TokenizerText;

/**
 * The tokens of Turtle and its relatives that are written plainly, as nearly all are: names of
 * ASCII, IRIs and strings without escapes other than those of one letter, numbers, punctuation.
 * They are taken from the characters as they lie there, and a word that comes again is the same
 * string. What is written in any other way, or wrong, is left to RIOT's tokenizer, with all that
 * follows; both give the same tokens, at the same places.
 */
final class PlainTokens implements Tokenizer {

  private static final int BUFFER = 1 << 16;

  /** What a token begins with, or may go on with. */
  private static final int NAME = 1;

  private static final int LETTER = 1 << 1;
  private static final int DIGIT = 1 << 2;
  private static final int SPACE = 1 << 3;
  private static final int IN_IRI = 1 << 4;

  /** By character, as far as ASCII goes. */
  private static final byte[] KINDS = kinds();

  /** There are too few characters at hand to tell where the token ends. */
  private static final int MORE = -1;

  /**
   * Characters of a token; one that is longer is RIOT's, as each reading looks at all of it anew.
   */
  private static final int LONGEST = 1 << 20;

  /** It is not plain. */
  private static final int OTHER = -2;

  private final Reader reader;
  private final ErrorHandler errors;
  private final RecentWords words;

  /** RIOT's tokenizer, from the first token on that is not plain; null before. */
  private Tokenizer rest;

  private char[] chars = new char[BUFFER];
  private int at;
  private int end;
  private boolean ended;

  private long line = 1;

  /** What a place in the characters has to be added to for its column. */
  private long columnOffset = 1;

  /** RIOT looks at a dot behind a name before it takes it for a token: that stands further on. */
  private boolean dotWasSeen;

  private boolean inComment;

  private Token next;
  private final StringBuilder unescaped = new StringBuilder();

  PlainTokens(Reader reader, ErrorHandler errors, RecentWords words) {
    this.reader = reader;
    this.errors = errors;
    this.words = words;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[128];
    for (char c = 0; c < kinds.length; c++) {
      boolean isLetter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
      boolean isDigit = '0' <= c && c <= '9';
      boolean isName = isLetter || isDigit || c == '_' || c == '-';
      kinds[c] =
          (byte)
              ((isName ? NAME : 0)
                  | (isLetter ? LETTER : 0)
                  | (isDigit ? DIGIT : 0)
                  | (c == ' ' || c == '\t' || c == '\n' || c == '\r' ? SPACE : 0)
                  | (c > ' ' && "<>\"{}|^`\\".indexOf(c) < 0 ? IN_IRI : 0));
    }
    return kinds;
  }

  private static boolean is(char c, int kind) {
    return c < KINDS.length && (KINDS[c] & kind) != 0;
  }

  @Override
  public boolean hasNext() {
    if (next == null && rest == null) {
      read();
    }
    return next != null || rest.hasNext();
  }

  @Override
  public Token next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (next == null) {
      return rest.next();
    }
    Token token = next;
    next = null;
    return token;
  }

  @Override
  public Token peek() {
    if (!hasNext()) {
      return null;
    }
    return next == null ? rest.peek() : next;
  }

  @Override
  public boolean eof() {
    return !hasNext();
  }

  @Override
  public long getLine() {
    return rest == null ? line : rest.getLine();
  }

  @Override
  public long getColumn() {
    return rest == null ? at + columnOffset : rest.getColumn();
  }

  @Override
  public void close() {
    IO.close(reader);
  }

  /** Reads the next token, or makes the rest. */
  private void read() {
    int after;
    do {
      after = skip(at);
      if (after >= 0) {
        at = after;
        after = token(after);
      }
    } while (after == MORE && end - at < LONGEST && more());
    if (after >= 0) {
      at = after;
    } else {
      next = null;
      rest =
          TokenizerText.create()
              .source(new Rest(reader, line, at + columnOffset, chars, at, end))
              .errorHandler(errors)
              .build();
    }
  }

  /** Whether there were more characters; they are put behind those at hand. */
  private boolean more() {
    next = null;
    if (ended) {
      return false;
    }
    if (at > 0) {
      System.arraycopy(chars, at, chars, 0, end - at);
      columnOffset += at;
      end -= at;
      at = 0;
    } else if (end == chars.length) {
      chars = Arrays.copyOf(chars, 2 * end);
    }
    try {
      int count = reader.read(chars, end, chars.length - end);
      ended = count < 0;
      end += Math.max(0, count);
    } catch (IOException e) {
      throw new RiotParseException("Bad input stream [" + e + "]", line, at + columnOffset);
    }
    return true;
  }

  /**
   * The place behind white space and comments from a place on; {@link #MORE} keeps none of them.
   */
  private int skip(int from) {
    int i = from;
    while (i < end) {
      char c = chars[i];
      if (inComment) {
        i = endOfLine(i);
        inComment = i == end;
      } else if (c == '#') {
        inComment = true;
      } else if (!is(c, SPACE)) {
        return i;
      } else {
        i++;
        if (c == '\n') {
          line++;
          columnOffset = 1L - i;
        }
      }
    }
    at = end;
    return MORE;
  }

  private int endOfLine(int from) {
    int i = from;
    while (i < end && chars[i] != '\n' && chars[i] != '\r') {
      i++;
    }
    return i;
  }

  /** Makes the token that begins at a place; gives the place behind it, or why there is none. */
  private int token(int start) {
    next = new Token(line, start + columnOffset + (dotWasSeen ? 1 : 0));
    dotWasSeen = false;
    char c = chars[start];
    if (is(c, LETTER) || c == ':') {
      return word(start);
    }
    return switch (c) {
      case '<' -> iri(start);
      case '"', '\'' -> literal(start);
      case ';' -> sign(TokenType.SEMICOLON, start);
      case ',' -> sign(TokenType.COMMA, start);
      case '[' -> sign(TokenType.LBRACKET, start);
      case ']' -> sign(TokenType.RBRACKET, start);
      case '(' -> sign(TokenType.LPAREN, start);
      case '}' -> sign(TokenType.RBRACE, start);
      case '.' -> signBefore(DIGIT, '0', TokenType.DOT, start);
      case '{' -> signBefore(0, '|', TokenType.LBRACE, start);
      case ')' -> signBefore(0, '>', TokenType.RPAREN, start);
      case '@' -> directive(start);
      case '_' -> blankNode(start);
      default -> is(c, DIGIT) || c == '+' || c == '-' ? number(start) : OTHER;
    };
  }

  private int sign(TokenType type, int start) {
    next.setType(type);
    return start + 1;
  }

  /** A sign, unless it makes another token together with what follows. */
  private int signBefore(int otherKind, char other, TokenType type, int start) {
    if (start + 1 == end) {
      return MORE;
    }
    char c = chars[start + 1];
    return c == other || is(c, otherKind) ? OTHER : sign(type, start);
  }

  /** {@code IRIREF}. */
  private int iri(int start) {
    for (int i = start + 1; i < end; i++) {
      char c = chars[i];
      if (c < KINDS.length && (KINDS[c] & IN_IRI) == 0) {
        if (c != '>') {
          return OTHER;
        }
        next.setType(TokenType.IRI).setImage(words.of(chars, start + 1, i));
        return i + 1;
      }
    }
    return MORE;
  }

  /** {@code PrefixedName}, or a key word. */
  private int word(int start) {
    int colon = endOfName(start, false);
    if (colon < 0) {
      return colon;
    }
    if (chars[colon] != ':') {
      next.setType(TokenType.KEYWORD).setImage(words.of(chars, start, colon));
      return colon;
    }
    if (colon + 1 == end) {
      return MORE;
    }
    int local = colon + 1;
    int stop = chars[local] == '-' || chars[local] == '.' ? local : endOfName(local, true);
    if (stop >= 0) {
      next.setType(TokenType.PREFIXED_NAME)
          .setImage(words.of(chars, start, colon))
          .setImage2(words.of(chars, local, stop));
    }
    return stop;
  }

  /** Where a name ends, which may have dots inside: those are not plain. */
  private int endOfName(int start, boolean isLocal) {
    int i = start;
    while (i < end && (is(chars[i], NAME) || (isLocal && chars[i] == ':'))) {
      i++;
    }
    if (i == end) {
      return MORE;
    }
    char c = chars[i];
    if (c == '.') {
      return dotBehind(i);
    }
    return c >= KINDS.length || (isLocal && (c == '%' || c == '\\')) ? OTHER : i;
  }

  /** The place of a dot that does not belong to the name or number before it. */
  private int dotBehind(int dot) {
    if (dot + 1 == end) {
      return MORE;
    }
    if (!is(chars[dot + 1], SPACE)) {
      return OTHER;
    }
    dotWasSeen = true;
    return dot;
  }

  /** {@code BLANK_NODE_LABEL}. */
  private int blankNode(int start) {
    if (start + 2 >= end) {
      return MORE;
    }
    if (chars[start + 1] != ':' || !is(chars[start + 2], NAME) || chars[start + 2] == '-') {
      return OTHER;
    }
    int stop = endOfName(start + 2, false);
    if (stop >= 0) {
      next.setType(TokenType.BNODE).setImage(words.of(chars, start + 2, stop));
    }
    return stop;
  }

  private int directive(int start) {
    int i = start + 1;
    while (i < end && is(chars[i], LETTER)) {
      i++;
    }
    if (i == end) {
      return MORE;
    }
    if (i == start + 1 || !is(chars[i], SPACE)) {
      return OTHER;
    }
    next.setType(TokenType.DIRECTIVE).setImage(words.of(chars, start + 1, i));
    return i;
  }

  /** {@code INTEGER} or {@code DECIMAL}. */
  private int number(int start) {
    int from = is(chars[start], DIGIT) ? start : start + 1;
    int i = endOfDigits(from);
    if (i == end || i == from) {
      return i == end ? MORE : OTHER;
    }
    TokenType type = TokenType.INTEGER;
    if (chars[i] == '.') {
      if (i + 1 == end) {
        return MORE;
      }
      if (is(chars[i + 1], DIGIT)) {
        type = TokenType.DECIMAL;
        i = endOfDigits(i + 1);
        if (i == end) {
          return MORE;
        }
      } else if (dotBehind(i) < 0) {
        return OTHER;
      }
    }
    if (is(chars[i], LETTER)) {
      return OTHER;
    }
    next.setType(type).setImage(words.of(chars, start, i));
    return i;
  }

  private int endOfDigits(int start) {
    int i = start;
    while (i < end && is(chars[i], DIGIT)) {
      i++;
    }
    return i;
  }

  /** {@code RDFLiteral} whose string is a short one. */
  private int literal(int start) {
    int close = endOfString(start);
    if (close < 0) {
      return close;
    }
    if (close + 1 == end) {
      return MORE;
    }
    boolean isEmpty = close == start + 1;
    char after = chars[close + 1];
    if (isEmpty && after == chars[start]) {
      return OTHER;
    }
    return switch (after) {
      case '@' -> ofLanguage(start, close);
      case '^' -> ofDatatype(start, close);
      default -> ofNoType(start, close);
    };
  }

  /** The place of the quotation mark that closes a string. */
  private int endOfString(int start) {
    char quote = chars[start];
    unescaped.setLength(0);
    int done = start + 1;
    for (int i = start + 1; i < end; i++) {
      char c = chars[i];
      if (c == quote) {
        if (done > start + 1) {
          unescaped.append(chars, done, i - done);
        }
        return i;
      }
      if (c == '\n' || c == '\r' || c >= '\uFFFE') {
        return OTHER;
      }
      if (c == '\\') {
        if (i + 1 == end) {
          return MORE;
        }
        int meant = "tbnrf\"'\\".indexOf(chars[i + 1]);
        if (meant < 0) {
          return OTHER;
        }
        unescaped.append(chars, done, i - done).append("\t\b\n\r\f\"'\\".charAt(meant));
        i++;
        done = i + 1;
      }
    }
    return MORE;
  }

  /** Puts a string into a token. */
  private void string(Token token, int start, int close) {
    boolean asItIs = unescaped.length() == 0;
    token
        .setType(TokenType.STRING)
        .setImage(asItIs ? words.of(chars, start + 1, close) : unescaped.toString())
        .setStringType(chars[start] == '"' ? StringType.STRING2 : StringType.STRING1);
  }

  private int ofNoType(int start, int close) {
    long lineOfString = line;
    long offset = columnOffset;
    int after = skip(close + 1);
    if (after == MORE || chars[after] == '@' || chars[after] == '^') {
      line = lineOfString;
      columnOffset = offset;
      at = start;
      inComment = false;
      return after == MORE ? MORE : OTHER;
    }
    string(next, start, close);
    return after;
  }

  private int ofLanguage(int start, int close) {
    int i = close + 2;
    while (i < end && (is(chars[i], NAME) && chars[i] != '_')) {
      i++;
    }
    if (i == end) {
      return MORE;
    }
    String tag = words.of(chars, close + 2, i);
    if (!isPlainTag(tag) || chars[i] >= KINDS.length) {
      return OTHER;
    }
    Token string = next;
    string(string, start, close);
    next = new Token(string);
    next.setType(TokenType.LITERAL_LANG).setSubToken1(string).setImage2(tag);
    return i;
  }

  /** Letters, then perhaps letters and digits behind single hyphens. */
  private static boolean isPlainTag(String tag) {
    boolean isFirst = true;
    int length = 0;
    for (int i = 0; i < tag.length(); i++) {
      char c = tag.charAt(i);
      if (c == '-') {
        if (length == 0) {
          return false;
        }
        isFirst = false;
        length = 0;
      } else if (isFirst && !is(c, LETTER)) {
        return false;
      } else {
        length++;
      }
    }
    return length > 0;
  }

  private int ofDatatype(int start, int close) {
    int name = close + 3;
    if (name >= end) {
      return MORE;
    }
    boolean isIri = chars[name] == '<';
    if (chars[close + 2] != '^' || !(isIri || is(chars[name], LETTER))) {
      return OTHER;
    }
    Token string = next;
    next = new Token(line, name + columnOffset);
    int after = isIri ? iri(name) : word(name);
    if (after < 0 || next.hasType(TokenType.KEYWORD)) {
      return after < 0 ? after : OTHER;
    }
    Token datatype = next;
    string(string, start, close);
    next = new Token(string);
    next.setType(TokenType.LITERAL_DT).setSubToken1(string).setSubToken2(datatype);
    return after;
  }

  /** What is left of the characters, behind as many lines and columns as there were before. */
  private static final class Rest extends Reader {

    private final Reader reader;
    private final char[] chars;
    private int at;
    private final int end;
    private long lines;
    private long columns;

    Rest(Reader reader, long line, long column, char[] chars, int at, int end) {
      this.reader = reader;
      this.lines = line - 1;
      this.columns = column - 1;
      this.chars = chars;
      this.at = at;
      this.end = end;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int count = 0;
      while (count < length && lines > 0) {
        buffer[offset + count++] = '\n';
        lines--;
      }
      while (count < length && columns > 0) {
        buffer[offset + count++] = ' ';
        columns--;
      }
      while (count < length && at < end) {
        buffer[offset + count++] = chars[at++];
      }
      return count > 0 || length == 0 ? count : reader.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
