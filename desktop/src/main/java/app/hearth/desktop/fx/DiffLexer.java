package app.hearth.desktop.fx;

import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.util.List;

/// Lines that came, that went, and what says where.
final class DiffLexer implements CodeLexer {
    private static final List<String> HEADS = List.of("+++", "---", "diff ", "index ", "Index: ", "===");

    @Override
    public int read(char[] line, int state, Pieces pieces) {
        if (line.length > 0) {
            String begin = new String(line, 0, Math.min(line.length, 8));
            if (HEADS.stream().anyMatch(begin::startsWith)) {
                pieces.add(0, line.length, Style.TOKEN_COMMENT);
            } else if (begin.startsWith("@@")) {
                pieces.add(0, line.length, Style.TOKEN_NAME);
            } else if (line[0] == '+' || line[0] == '>') {
                pieces.add(0, line.length, Style.TOKEN_INSERTED);
            } else if (line[0] == '-' || line[0] == '<') {
                pieces.add(0, line.length, Style.TOKEN_DELETED);
            }
        }
        return BEGINNING;
    }
}
