package attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Requests that are wrong for HTTP or for the protocol of SPARQL, and doors that must be closed.
 */
final class RequestKinds {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String QUERY = "application/sparql-query";
  private static final String ASK = Kind.ENDPOINT + "?query=ASK%7B%7D";

  private static final List<String> PAGES =
      List.of(
          "/",
          "/doc/",
          "/ontology",
          "/ontology.ttl",
          "/queries/",
          "/queries.ttl",
          "/openapi.json",
          "/dumps/",
          "/.well-known/void",
          "/sitemap.xml",
          "/robots.txt",
          "/limits",
          "/limits.json",
          "/health",
          "/ready",
          "/export?iri=urn:x",
          "/favicon.ico",
          "/ui/",
          "/$/ping",
          "/$/server",
          "/summits/data?default",
          "/summits/get?default",
          "/id/x/y");

  private RequestKinds() {}

  static List<Kind> all() {
    List<Kind> kinds = new ArrayList<>();
    methods(kinds);
    doors(kinds);
    traversal(kinds);
    parameters(kinds);
    encodings(kinds);
    negotiation(kinds);
    bodies(kinds);
    wire(kinds);
    return kinds;
  }

  private static void methods(List<Kind> kinds) {
    List<String> writing =
        List.of("PUT", "DELETE", "PATCH", "TRACE", "BREW", "PROPFIND", "MKCOL", "LOCK");
    for (String method : writing) {
      for (String page : PAGES) {
        kinds.add(
            Kind.request(
                "methods",
                method + " " + page,
                Kind.lines(method, page, "Content-Length: 0\r\n"),
                Expectation.methodRefused()));
      }
      kinds.add(
          Kind.request(
              "methods",
              method + " " + Kind.ENDPOINT,
              Kind.lines(method, ASK, "Content-Length: 0\r\n"),
              Expectation.methodRefused()));
    }
    for (String page : PAGES) {
      kinds.add(
          Kind.request(
              "methods",
              "POST " + page,
              Kind.lines("POST", page, "Content-Length: 0\r\n"),
              page.startsWith("/summits/")
                  ? Expectation.status(405)
                  : Expectation.methodRefused()));
    }
  }

  private static void doors(List<Kind> kinds) {
    for (String path :
        List.of(
            "/$/datasets",
            "/$/datasets/summits",
            "/$/backup/summits",
            "/$/backups-list",
            "/$/compact/summits",
            "/$/tasks",
            "/$/tasks/1",
            "/$/sleep",
            "/$/logs",
            "/$/metrics",
            "/$/reload",
            "/$/stats/",
            "/$/stats/other",
            "/$/validate/query",
            "/$/validate/iri",
            "/$/shiro",
            "/$/",
            "/$",
            "/$/ping/x",
            "/ui/$/datasets",
            "/ui/$/tasks",
            "/%24/datasets",
            "/$%2fdatasets",
            "//$/datasets",
            "/x/../$/datasets",
            "/$;a=b/datasets",
            "/$/./datasets")) {
      kinds.add(Kind.get("closed doors", path, path, "", closed()));
    }
    for (String path :
        List.of(
            "/summits/update",
            "/summits/upload",
            "/summits/shacl",
            "/summits/patch",
            "/summits/gsp-rw",
            "/summits/other",
            "/other",
            "/other/sparql",
            "/manager/html",
            "/actuator",
            "/console",
            "/jolokia",
            "/metrics/x",
            "/server-status",
            "/.git/config",
            "/.env",
            "/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF",
            "/static/",
            "/ui/static/",
            "/ui/static/js/",
            "/dumps/x",
            "/index.php",
            "/cgi-bin/x",
            "/fuseki-config.ttl",
            "/store/current",
            "/static/x.class",
            "/ui/x.jsp",
            "/queries/" + Kind.MARK,
            "/doc/" + Kind.MARK,
            "/id/" + Kind.MARK,
            "/" + Kind.MARK,
            "/static/" + Kind.MARK + ".css",
            "/ui/" + Kind.MARK,
            "/ontology/" + Kind.MARK,
            "/dumps/" + Kind.MARK,
            "/summits/" + Kind.MARK)) {
      kinds.add(Kind.get("closed doors", path, path, "", Expectation.status(404)));
    }
  }

  /** Nothing there, or no path at all. */
  private static Expectation closed() {
    return either(400, 404);
  }

  private static Expectation either(int one, int other) {
    return either(Expectation.status(one), Expectation.status(other));
  }

  private static Expectation either(Expectation one, Expectation other) {
    return new Expectation() {
      @Override
      public boolean isMet(Reply reply, int deadlineSeconds) {
        return one.isMet(reply, deadlineSeconds) || other.isMet(reply, deadlineSeconds);
      }

      @Override
      public String words() {
        return one.words() + " or " + other.words();
      }
    };
  }

  private static void traversal(List<Kind> kinds) {
    for (String folder : List.of("/static/", "/ui/", "/dumps/", "/queries/", "/doc/")) {
      for (String up :
          List.of(
              "../../../../etc/hostname",
              "..%2f..%2f..%2fetc%2fhostname",
              "%2e%2e/%2e%2e/etc/hostname",
              "%252e%252e%252fetc%252fhostname",
              "..;/..;/etc/hostname",
              "..%5c..%5cetc%5chostname",
              "..\\..\\etc\\hostname",
              "....//....//etc/hostname",
              "%c0%ae%c0%ae/etc/hostname",
              "/etc/hostname",
              "file:/etc/hostname",
              "x%00.css",
              "./././x",
              "%2e",
              "..%00/")) {
        kinds.add(Kind.get("ways out of a folder", folder + up, folder + up, "", closed()));
      }
    }
  }

  private static void parameters(List<Kind> kinds) {
    // SPARQLWrapper says its format twice: the first that is known counts.
    kinds.add(
        Kind.get(
            "parameters",
            "two formats",
            ASK + "&format=json&format=xml",
            "",
            Expectation.type("application/sparql-results+json")));
    for (String extra :
        List.of(
            "stylesheet=x",
            "callback=" + Kind.MARK,
            "force-accept=text/html",
            "query-ref=http://127.0.0.1:1/",
            "timeout=100000",
            "update=CLEAR%20ALL",
            "using-graph-uri=urn:x",
            "xslt=" + Kind.MARK,
            "output=" + Kind.MARK,
            "format=" + Kind.MARK,
            "results=html",
            "query=ASK%7B%7D",
            "QUERY=x",
            "%00=x",
            "=x",
            "soft-limit=1",
            "debug=1",
            Kind.MARK + "=1")) {
      kinds.add(
          Kind.get(
              "parameters", "query and " + extra, ASK + "&" + extra, "", Expectation.status(400)));
      kinds.add(
          new Kind(
              "parameters",
              "form with " + extra,
              false,
              () -> Kind.body(Kind.ENDPOINT, FORM, "", Kind.utf8("query=ASK%7B%7D&" + extra)),
              Expectation.status(400)));
    }
    for (String bad :
        List.of(
            "query=ASK%7B%7D%FF",
            "query=ASK%7B%7D%C0%AF",
            "query=ASK%7B%7D%ED%A0%80",
            "query=%",
            "query=%2",
            "query=%ZZ",
            "query=%u0041",
            "query=",
            "query=%20",
            "default-graph-uri=urn:x")) {
      kinds.add(
          Kind.get(
              "parameters",
              "address with " + bad,
              Kind.ENDPOINT + "?" + bad,
              "",
              Expectation.status(400)));
      kinds.add(
          new Kind(
              "parameters",
              "form of " + bad,
              false,
              () -> Kind.body(Kind.ENDPOINT, FORM, "", Kind.utf8(bad)),
              Expectation.status(400)));
    }
    kinds.add(
        new Kind(
            "parameters",
            "5,000 fields",
            false,
            () -> Kind.body(Kind.ENDPOINT, FORM, "", Kind.utf8("a=1&".repeat(5_000))),
            Expectation.status(400)));
    for (String export :
        List.of(
            "",
            "?iri=",
            "?iri=x%20y",
            "?iri=urn:x&depth=99",
            "?iri=urn:x&depth=-1",
            "?iri=urn:x&format=exe",
            "?iri=urn:x&evidence=maybe",
            "?query=" + Kind.MARK,
            "?iri=urn:x&other=1",
            "?iri=javascript:x%22%3E",
            "?" + "iri=urn:x&".repeat(200),
            "?iri=urn:x&" + Kind.MARK + "=1",
            "?iri=%FF")) {
      String name = export.length() > 60 ? "200 things" : export;
      kinds.add(
          Kind.get(
              "parameters",
              "export" + name,
              "/export" + export,
              "",
              export.equals("?iri=javascript:x%22%3E") ? closed() : Expectation.status(400)));
    }
    for (String graph :
        List.of(
            "",
            "?graph=urn:x&default",
            "?graph=urn:x&graph=urn:y",
            "?graph=urn:x&other=1",
            "?default&format=exe",
            "?graph=%FF")) {
      kinds.add(
          Kind.get(
              "parameters",
              "graph store" + graph,
              "/summits/data" + graph,
              "",
              Expectation.status(400)));
    }
    kinds.add(
        Kind.get(
            "parameters",
            "graph that is not there",
            "/summits/data?graph=urn:" + Kind.MARK,
            "",
            Expectation.status(404)));
    for (String canned :
        List.of(
            "?thing=%3Cx%3E",
            "?thing=x%20y%7D",
            "?thing=event:x%3E%20%3Fp%20%3Fo",
            "?%3Cx%3E" + Kind.MARK + "=1",
            "?thing=urn:x&thing=urn:y",
            "?thing=%22%7D%20UNION%20%7B")) {
      kinds.add(
          Kind.get(
              "parameters",
              "canned query " + canned,
              "/queries/evidence.csv" + canned,
              "",
              Expectation.status(400)));
    }
  }

  private static void encodings(List<Kind> kinds) {
    byte[] ask = Kind.utf8("ASK {}");
    for (String charset :
        List.of("utf-16", "latin1", "utf-7", "ebcdic", "x-" + Kind.MARK, "us-ascii", "utf-32")) {
      kinds.add(
          new Kind(
              "types and charsets",
              "charset " + charset,
              false,
              () -> Kind.body(Kind.ENDPOINT, QUERY + ";charset=" + charset, "", ask),
              Expectation.status(415)));
    }
    for (String type :
        List.of(
            "text/plain",
            "application/json",
            "multipart/form-data; boundary=x",
            "application/xml",
            "text/html",
            "application/octet-stream",
            "text/turtle",
            "*/*",
            "x/" + Kind.MARK,
            "application/sparql-update",
            "application/sparql-query-json")) {
      kinds.add(
          new Kind(
              "types and charsets",
              "type " + type,
              false,
              () -> Kind.body(Kind.ENDPOINT, type, "", ask),
              Expectation.status(415)));
    }
    for (String encoding :
        List.of(
            "gzip",
            "deflate",
            "br",
            "zstd",
            "identity",
            "x-gzip",
            "gzip, gzip",
            "compress",
            Kind.MARK)) {
      kinds.add(
          new Kind(
              "types and charsets",
              "content coding " + encoding,
              false,
              () -> Kind.body(Kind.ENDPOINT, QUERY, "Content-Encoding: " + encoding + "\r\n", ask),
              Expectation.status(415)));
    }
    kinds.add(
        new Kind(
            "types and charsets",
            "gzip that unpacks to 500 MB",
            false,
            () -> Kind.body(Kind.ENDPOINT, QUERY, "Content-Encoding: gzip\r\n", bomb(200)),
            Expectation.status(415)));
    byte[][] bytes = {
      {(byte) 0xff},
      {(byte) 0xc0, (byte) 0xaf},
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
      {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
      {(byte) 0xe2, (byte) 0x82}
    };
    String[] names = {
      "a byte that never is",
      "an overlong slash",
      "half a pair",
      "beyond Unicode",
      "a character cut"
    };
    for (int i = 0; i < bytes.length; i++) {
      byte[] body = joined(Kind.utf8("ASK { ?a ?b '"), bytes[i], Kind.utf8("' }"));
      kinds.add(
          new Kind(
              "types and charsets",
              "UTF-8 with " + names[i],
              false,
              () -> Kind.body(Kind.ENDPOINT, QUERY, "", body),
              Expectation.status(400)));
    }
  }

  private static void negotiation(List<Kind> kinds) {
    String rows = Kind.ENDPOINT + "?query=SELECT*%7B%7D";
    String graph = Kind.ENDPOINT + "?query=CONSTRUCT%7B%7D%7B%7D";
    for (String accept :
        List.of(
            "text/plain",
            "text/turtle",
            "*/*;q=0",
            "foo/" + Kind.MARK,
            "image/*",
            "application/sparql-results+thrift",
            "application/sparql-results+json;q=0",
            "text/html;q=0.0")) {
      kinds.add(
          Kind.get(
              "formats",
              "rows as " + accept,
              rows,
              "Accept: " + accept + "\r\n",
              Expectation.status(406)));
    }
    for (String accept :
        List.of(
            "text/csv",
            "image/*",
            "application/trix+xml",
            "application/rdf+thrift",
            "*/*;q=0",
            "application/sparql-results+json")) {
      kinds.add(
          Kind.get(
              "formats",
              "graph as " + accept,
              graph,
              "Accept: " + accept + "\r\n",
              Expectation.status(406)));
    }
    for (String accept :
        List.of(
            "", "*/*", "foo, */*", "text/html,*/*;q=0.8", "*/*;q=1.5", ";;;,,,", "application/*")) {
      kinds.add(
          Kind.get(
              "formats",
              "rows by default for " + accept,
              rows,
              "Accept: " + accept + "\r\n",
              accept.equals(";;;,,,") || accept.equals("*/*;q=1.5")
                  ? either(200, 406)
                  : Expectation.type("application/sparql-results+json")));
    }
    kinds.add(
        Kind.get(
            "formats",
            "a thousand types",
            rows,
            "Accept: " + "a/b,".repeat(1_000) + "text/csv\r\n",
            Expectation.type("text/csv")));
    String control = "?query=SELECT%28%22a%5Cu0001%22AS%20?x%29%7B%7D";
    kinds.add(
        Kind.get(
            "formats",
            "control character as XML",
            Kind.ENDPOINT + control,
            "Accept: application/sparql-results+xml\r\n",
            Expectation.status(406)));
    kinds.add(
        Kind.get(
            "formats",
            "control character as JSON",
            Kind.ENDPOINT + control,
            "Accept: application/sparql-results+json\r\n",
            Expectation.answer("\\u0001")));
    kinds.add(
        Kind.get(
            "formats",
            "control character as RDF/XML",
            Kind.ENDPOINT + "?query=CONSTRUCT%7B%3Curn:s%3E%3Curn:p%3E%22%5Cu0001%22%7D%7B%7D",
            "Accept: application/rdf+xml\r\n",
            Expectation.status(406)));
    kinds.add(
        Kind.get(
            "formats",
            "predicate without a name as RDF/XML",
            Kind.ENDPOINT + "?query=CONSTRUCT%7B%3Curn:s%3E%3Curn:1%3E%22%22%7D%7B%7D",
            "Accept: application/rdf+xml\r\n",
            Expectation.status(406)));
    for (String page : List.of("/ontology", "/.well-known/void")) {
      kinds.add(
          Kind.get(
              "formats",
              page + " as an image",
              page,
              "Accept: image/png\r\n",
              Expectation.status(406)));
    }
  }

  private static void bodies(List<Kind> kinds) {
    kinds.add(
        new Kind(
            "sizes",
            "body announced as 1 TB",
            false,
            () ->
                Kind.utf8(
                    Kind.lines(
                        "POST",
                        Kind.ENDPOINT,
                        "Content-Type: " + QUERY + "\r\nContent-Length: 1099511627776\r\n")),
            Expectation.status(413)));
    kinds.add(
        new Kind(
            "sizes", "chunks beyond 8 MiB", false, () -> chunks(839), Expectation.status(413)));
    kinds.add(
        new Kind(
            "sizes",
            "chunks without end",
            false,
            () -> chunks(5_000),
            either(Expectation.status(413), Expectation.ended())));
    kinds.add(
        Kind.get(
            "sizes",
            "address of 70,000",
            ASK + "&x=" + "a".repeat(70_000),
            "",
            Expectation.status(414)));
    kinds.add(
        Kind.get("sizes", "address of 2 MB", "/" + "a".repeat(2_000_000), "", either(414, 431)));
    kinds.add(
        Kind.get(
            "sizes",
            "header of 20,000",
            ASK,
            "X-Long: " + "a".repeat(20_000) + "\r\n",
            Expectation.status(431)));
    kinds.add(
        Kind.get(
            "sizes",
            "header of 2 MB",
            ASK,
            "X-Long: " + "a".repeat(2_000_000) + "\r\n",
            Expectation.status(431)));
    kinds.add(
        Kind.get(
            "sizes",
            "header name of 20,000",
            ASK,
            "X" + "a".repeat(20_000) + ": 1\r\n",
            Expectation.status(431)));
    kinds.add(
        Kind.get("sizes", "150 headers", ASK, "X-A: 1\r\n".repeat(150), Expectation.status(431)));
    kinds.add(
        Kind.get(
            "sizes", "20,000 headers", ASK, "X-A: 1\r\n".repeat(20_000), Expectation.status(431)));
    kinds.add(
        Kind.get(
            "sizes",
            "cookies of 20,000",
            ASK,
            "Cookie: a=" + "b".repeat(20_000) + "\r\n",
            Expectation.status(431)));
    kinds.add(
        Kind.get(
            "sizes",
            "ranges by the thousand",
            "/dumps/",
            "Range: bytes=" + "0-0,".repeat(1_000) + "1-1\r\n",
            Expectation.status(200)));
    kinds.add(
        Kind.get(
            "sizes",
            "tags by the thousand",
            "/doc/",
            "Accept: text/html\r\nIf-None-Match: " + "\"a\",".repeat(2_000) + "\"b\"\r\n",
            Expectation.status(200)));
    kinds.add(
        Kind.get(
            "sizes",
            "hosts of a proxy by the thousand",
            ASK,
            "X-Forwarded-For: " + "1.2.3.4,".repeat(1_500) + "x\r\n",
            Expectation.answer("true")));
  }

  private static void wire(List<Kind> kinds) {
    String host = "Host: localhost\r\n";
    String close = "Connection: close\r\n";
    raw(
        kinds,
        "two lengths",
        "POST /summits/sparql HTTP/1.1\r\n"
            + host
            + "Content-Length: 6\r\nContent-Length: 7\r\n\r\nASK {} ",
        400);
    raw(
        kinds,
        "length and chunks",
        "POST /summits/sparql HTTP/1.1\r\n"
            + host
            + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400);
    raw(
        kinds,
        "length below nothing",
        "POST /summits/sparql HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n",
        400);
    raw(
        kinds,
        "length that is no number",
        "POST /summits/sparql HTTP/1.1\r\n" + host + "Content-Length: ten\r\n\r\n",
        400);
    raw(
        kinds,
        "length beyond numbers",
        "POST /summits/sparql HTTP/1.1\r\n"
            + host
            + "Content-Length: 99999999999999999999999\r\n\r\n",
        400);
    raw(
        kinds,
        "unknown transfer coding",
        "POST /summits/sparql HTTP/1.1\r\n" + host + "Transfer-Encoding: xchunked\r\n\r\n",
        400);
    raw(
        kinds,
        "chunked twice",
        "POST /summits/sparql HTTP/1.1\r\n"
            + host
            + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        400);
    raw(
        kinds,
        "chunk size that is no number",
        "POST /summits/sparql HTTP/1.1\r\n"
            + host
            + close
            + "Content-Type: "
            + QUERY
            + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        400);
    raw(
        kinds,
        "chunk size beyond numbers",
        "POST /summits/sparql HTTP/1.1\r\n"
            + host
            + close
            + "Content-Type: "
            + QUERY
            + "\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
        400);
    raw(kinds, "NUL in a header", "GET / HTTP/1.1\r\n" + host + "X: a\u0000b\r\n\r\n", 400);
    raw(kinds, "NUL in the address", "GET /\u0000 HTTP/1.1\r\n" + host + "\r\n", 400);
    raw(kinds, "folded header", "GET / HTTP/1.1\r\n" + host + "X: a\r\n b\r\n\r\n", 400);
    raw(kinds, "space before the colon", "GET / HTTP/1.1\r\n" + host + "X : a\r\n\r\n", 400);
    raw(kinds, "header without a colon", "GET / HTTP/1.1\r\n" + host + "nonsense\r\n\r\n", 400);
    raw(kinds, "no host", "GET / HTTP/1.1\r\n\r\n", 400);
    raw(kinds, "two hosts", "GET / HTTP/1.1\r\n" + host + "Host: other\r\n\r\n", 400);
    raw(kinds, "host that is none", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400);
    raw(kinds, "host with a bad port", "GET / HTTP/1.1\r\nHost: localhost:99999999\r\n\r\n", 400);
    raw(kinds, "carriage return alone", "GET / HTTP/1.1\r" + host + "\r\n\r\n", 400);
    raw(kinds, "no version", "GET /\r\n\r\n", 505);
    raw(kinds, "version 9", "GET / HTTP/9.9\r\n" + host + "\r\n", 505);

    raw(kinds, "method in bytes beyond ASCII", "G\u00cbT / HTTP/1.1\r\n" + host + "\r\n", 400);
    raw(
        kinds,
        "greeting of TLS",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
        400);
    raw(kinds, "greeting of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 426);
    raw(kinds, "greeting of SSH", "SSH-2.0-OpenSSH\r\n\r\n", 400);
    raw(kinds, "backslash in the address", "GET \\ HTTP/1.1\r\n" + host + "\r\n", 400);
    raw(
        kinds,
        "address of another server",
        "GET http://other.example/ HTTP/1.1\r\n" + host + close + "\r\n",
        400);
    raw(
        kinds,
        "tunnel",
        "CONNECT other.example:443 HTTP/1.1\r\nHost: other.example:443\r\n" + close + "\r\n",
        405);
    raw(kinds, "star for an address", "GET * HTTP/1.1\r\n" + host + close + "\r\n", 400);
    raw(
        kinds,
        "expectation that is none",
        "POST /summits/sparql HTTP/1.1\r\n"
            + host
            + close
            + "Content-Type: "
            + QUERY
            + "\r\nExpect: gold\r\nContent-Length: 6\r\n\r\nASK {}",
        417);
    kinds.add(
        Kind.request(
            "wire",
            "upgrade to HTTP/2",
            "GET /health HTTP/1.1\r\n"
                + host
                + "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
            Expectation.answer("ok")));
    kinds.add(
        Kind.request(
            "wire",
            "upgrade to a web socket",
            "GET /health HTTP/1.1\r\n"
                + host
                + "Connection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
            Expectation.answer("ok")));
    kinds.add(
        Kind.request(
            "wire",
            "origin of a stranger",
            "GET /health HTTP/1.1\r\n"
                + host
                + close
                + "Origin: http://evil.example\r\nCookie: a=b\r\n\r\n",
            new WithoutCredentials()));
    kinds.add(
        Kind.request(
            "wire",
            "origin of a stranger at the endpoint",
            Kind.lines("GET", ASK, "Origin: http://evil.example\r\n"),
            new WithoutCredentials()));
  }

  private static void raw(List<Kind> kinds, String name, String request, int status) {
    kinds.add(Kind.request("wire", name, request, Expectation.status(status)));
  }

  /** Any page may read what is public, and none with the credentials of its reader. */
  private static final class WithoutCredentials implements Expectation {
    @Override
    public boolean isMet(Reply reply, int deadlineSeconds) {
      return reply.status() == 200
          && reply.whole()
          && !reply.has("Access-Control-Allow-Credentials")
          && !reply.head().contains("evil.example");
    }

    @Override
    public String words() {
      return "200 without credentials for others";
    }
  }

  /** Ten thousand bytes each, and none that says it is the last. */
  private static byte[] chunks(int count) {
    String chunk = "2710\r\n" + " ".repeat(10_000) + "\r\n";
    return Kind.utf8(
        Kind.lines(
                "POST",
                Kind.ENDPOINT,
                "Content-Type: " + QUERY + "\r\nTransfer-Encoding: chunked\r\n")
            + chunk.repeat(count));
  }

  private static byte[] bomb(int megabytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < megabytes; i++) {
        out.write(spaces);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
