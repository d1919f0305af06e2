package org.summitgraph.read;

import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.tokens.Token;
import org.apache.jena.riot.tokens.TokenType;
import org.apache.jena.riot.tokens.Tokenizer;

/**
 * Tokens on their way to a parser of RIOT, which takes a token of any length, and for every open
 * bracket a piece of the stack: both have bounds here. What only RDF 1.2 has is refused.
 */
final class StrictTokens implements Tokenizer {

  /** How deep brackets may be nested. */
  static final int DEPTH = 100;

  /** How many UTF-16 code units an IRI or a literal may have. */
  static final int LENGTH = 1 << 20;

  private final Tokenizer tokens;
  private int depth;

  /** Tokens since the last dot, and where the third of them stands. */
  private int count;

  private long line;
  private long column;

  StrictTokens(Tokenizer tokens) {
    this.tokens = tokens;
  }

  @Override
  public Token next() {
    Token token = tokens.next();
    count(token);
    switch (token.getType()) {
      case LBRACKET, LPAREN, LBRACE -> open(token);
      case RBRACKET, RPAREN, RBRACE -> depth--;
      case L_TRIPLE, LT2 -> refuse(token, "a triple term or reified triple");
      case L_ANN -> refuse(token, "an annotation");
      case TILDE -> refuse(token, "a reifier");
      case KEYWORD, DIRECTIVE -> refuseVersion(token);
      default -> measure(token);
    }
    return token;
  }

  private void count(Token token) {
    count = token.hasType(TokenType.DOT) ? 0 : count + 1;
    if (count == 3) {
      line = token.getLine();
      column = token.getColumn();
    }
  }

  /** The line where the statement that was read last has its third token: in a line, its object. */
  long thirdLine() {
    return line;
  }

  /** The column of that token. */
  long thirdColumn() {
    return column;
  }

  private void open(Token token) {
    depth++;
    if (depth > DEPTH) {
      throw fault(token, "Brackets are nested more than " + DEPTH + " deep.");
    }
  }

  private static void refuse(Token token, String construct) {
    throw fault(
        token,
        "This is "
            + construct
            + " of RDF 1.2, which is not read: a fact is evidenced by its named graph.");
  }

  private static void refuseVersion(Token token) {
    if ("version".equalsIgnoreCase(token.getImage())) {
      refuse(token, "an announcement");
    }
  }

  private static void measure(Token token) {
    // A literal with a language or datatype holds its string in a token of its own.
    Token inner = token.getSubToken1();
    String image = inner == null ? token.getImage() : inner.getImage();
    if (image != null && image.length() > LENGTH) {
      throw fault(token, "A term is longer than " + LENGTH + " characters.");
    }
  }

  private static RiotParseException fault(Token token, String message) {
    return new RiotParseException(message, token.getLine(), token.getColumn());
  }

  @Override
  public boolean hasNext() {
    return tokens.hasNext();
  }

  @Override
  public Token peek() {
    return tokens.peek();
  }

  @Override
  public boolean eof() {
    return tokens.eof();
  }

  @Override
  public long getLine() {
    return tokens.getLine();
  }

  @Override
  public long getColumn() {
    return tokens.getColumn();
  }

  @Override
  public void close() {
    tokens.close();
  }
}
