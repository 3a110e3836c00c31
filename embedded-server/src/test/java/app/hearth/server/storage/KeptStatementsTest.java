package app.hearth.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hsqldb.jdbc.JDBCPreparedStatement;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptStatementsTest {
    private static final String QUESTION = "SELECT word FROM said WHERE id = ?";

    private final KeptStatements kept = new KeptStatements(3);
    private Connection connection;
    private Handle handle;

    /// What HSQLDB called the statement that was executed last; the same number is the same translation.
    private long translation;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:hsqldb:mem:kept;shutdown=true", "SA", "");
        handle = connected();
        handle.execute("CREATE TABLE said (id INT PRIMARY KEY, word VARCHAR(20))");
        handle.execute("INSERT INTO said VALUES (1, 'hello')");
    }

    private Handle connected() {
        Jdbi jdbi = Jdbi.create((ConnectionFactory) () -> connection);
        jdbi.setStatementBuilderFactory(_ -> kept);
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                translation = number(context.getStatement());
            }
        });
        return jdbi.open();
    }

    private static long number(PreparedStatement statement) {
        try {
            Field number = JDBCPreparedStatement.class.getDeclaredField("statementID");
            number.setAccessible(true);
            return number.getLong(statement);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aStatementIsTranslatedOnceThoughEachUseClosesIt() {
        String first = ask(QUESTION);
        long translated = translation;
        assertThat(ask(QUESTION)).isEqualTo(first).isEqualTo("hello");
        assertThat(translation).isEqualTo(translated);
    }

    @Test
    void theOneThatWasNotUsedForLongestIsLetGo() {
        ask(QUESTION);
        long translated = translation;
        ask(QUESTION + " AND 1 = 1");
        ask(QUESTION);
        ask(QUESTION + " AND 2 = 2");
        ask(QUESTION + " AND 3 = 3");
        ask(QUESTION);
        assertThat(translation).isEqualTo(translated);
        ask(QUESTION + " AND 1 = 1");
        ask(QUESTION + " AND 2 = 2");
        ask(QUESTION + " AND 3 = 3");
        assertThat(ask(QUESTION)).isEqualTo("hello");
        assertThat(translation).isNotEqualTo(translated);
    }

    @Test
    void aStatementIsRightAfterItsTableHasChanged() {
        String everything = "SELECT * FROM said WHERE id = ?";
        assertThat(columns(everything)).isEqualTo(2);
        handle.execute("ALTER TABLE said ADD COLUMN mood VARCHAR(20) DEFAULT 'glad'");
        assertThat(columns(everything)).isEqualTo(3);
        assertThat(ask(QUESTION)).isEqualTo("hello");
    }

    @Test
    void whatASessionKeptIsForgottenWhenItIsOver() throws SQLException {
        ask(QUESTION);
        connection.close();
        open();
        assertThat(ask(QUESTION)).isEqualTo("hello");
        assertThat(kept.sessions()).isEqualTo(1);
    }

    private String ask(String question) {
        return handle.createQuery(question).bind(0, 1).mapTo(String.class).one();
    }

    private int columns(String question) {
        return handle.createQuery(question).bind(0, 1).mapToMap().one().size();
    }
}
