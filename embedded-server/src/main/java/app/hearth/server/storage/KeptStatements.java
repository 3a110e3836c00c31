package app.hearth.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hsqldb.jdbc.JDBCConnection;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/// Keeps what HSQLDB has translated. A session of it (2.7.4) translates a statement anew unless it has one of the same
/// text that is not closed, and here each use closes its own; so one more of each is left open for each connection.
/// That one is never executed and holds no values. Thread-safe, as a connection is used by one thread at a time.
final class KeptStatements extends DefaultStatementBuilder {
    private final int most;
    private final Map<Connection, Map<String, PreparedStatement>> kept = new ConcurrentHashMap<>();

    /// @param most statements for each connection; those that were not used for longest are let go of
    KeptStatements(int most) {
        this.most = most;
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        PreparedStatement used = super.create(connection, sql, context);
        Connection session = connection.unwrap(JDBCConnection.class);
        Map<String, PreparedStatement> ofSession = kept.get(session);
        if (ofSession == null) {
            kept.keySet().removeIf(KeptStatements::isOver);
            ofSession = new Recent(most);
            kept.put(session, ofSession);
        }
        if (ofSession.get(sql) == null) {
            ofSession.put(sql, session.prepareStatement(sql));
        }
        return used;
    }

    /// How many connections there are statements of.
    int sessions() {
        return kept.size();
    }

    private static boolean isOver(Connection session) {
        try {
            return session.isClosed();
        } catch (SQLException _) {
            return true;
        }
    }

    private static final class Recent extends LinkedHashMap<String, PreparedStatement> {
        private static final long serialVersionUID = 1;

        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
            if (size() <= most) {
                return false;
            }
            try {
                eldest.getValue().close();
            } catch (SQLException _) {
                // its session is over, and with it the statement
            }
            return true;
        }
    }
}
