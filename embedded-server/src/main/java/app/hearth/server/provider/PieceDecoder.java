package app.hearth.server.provider;

/// Takes the body of an answer apart, however it was cut on its way. Confined to one thread.
interface PieceDecoder {
    /// Takes the pieces; returns false to have no more of them.
    interface Pieces {
        /// Takes one.
        ///
        /// @param type the name the piece came under; empty for none
        boolean piece(String type, String data) throws ProviderException;

        /// A comment, which keeps the connection alive.
        default void comment(String text) {}
    }

    /// A piece is larger than accepted.
    final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// False when the receiver wants no more.
    boolean feed(byte[] bytes, int length, Pieces pieces) throws ProviderException;

    /// The stream has ended: hands on what had not been ended.
    void end(Pieces pieces) throws ProviderException;

    /// Whether anything that came was of this form.
    boolean understood();
}
