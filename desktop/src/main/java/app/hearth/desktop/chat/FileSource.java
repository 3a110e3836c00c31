package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.client.AttachmentCalls;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Where a file that is to go along comes from. Whoever calls it waits.
sealed interface FileSource {
    String name();

    /// Sends it as it is now.
    Attachment send(AttachmentCalls calls, AttachmentCalls.Progress progress) throws Exception;

    /// A file of this computer.
    record OnDisk(Path path) implements FileSource {
        @Override
        public String name() {
            return String.valueOf(path.getFileName());
        }

        @Override
        public Attachment send(AttachmentCalls calls, AttachmentCalls.Progress progress) {
            return calls.upload(path, progress);
        }
    }

    /// What was no file yet, such as a picture from the clipboard, which `bytes` makes one of.
    record Pasted(String name, Callable<byte[]> bytes) implements FileSource {
        @Override
        public Attachment send(AttachmentCalls calls, AttachmentCalls.Progress progress) throws Exception {
            return calls.upload(name, bytes.call(), progress);
        }
    }

    /// What has gone along with a question already, which the server keeps as long as that.
    record Stored(Attachment file) implements FileSource {
        @Override
        public String name() {
            return file.name();
        }

        @Override
        public Attachment send(AttachmentCalls calls, AttachmentCalls.Progress progress) {
            return file;
        }
    }
}
