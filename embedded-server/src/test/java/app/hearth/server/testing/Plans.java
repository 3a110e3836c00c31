package app.hearth.server.testing;

import app.hearth.server.storage.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/// How HSQLDB goes about what it is sent.
public final class Plans {
    private Plans() {}

    public static String plan(Database database, String statement) {
        return database.read(handle -> plan(handle.getConnection(), statement));
    }

    private static String plan(Connection connection, String statement) {
        try (PreparedStatement question = connection.prepareStatement("EXPLAIN PLAN FOR " + statement)) {
            for (int i = 1; i <= question.getParameterMetaData().getParameterCount(); i++) {
                question.setObject(i, null);
            }
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = question.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return plan.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /// What the database is sent, with marks in the place of values.
    public static List<String> statements(Database database, Runnable calls) {
        List<String> statements = new ArrayList<>();
        database.read(handle -> {
            handle.setSqlLogger(new SqlLogger() {
                @Override
                public void logAfterExecution(StatementContext context) {
                    statements.add(context.getParsedSql().getSql());
                }
            });
            calls.run();
            return statements;
        });
        return statements;
    }
}
