package app.hearth.server.contract;

import app.hearth.common.account.DeviceSession;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Tokens;
import app.hearth.common.attachment.Attachment;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.NewTag;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Tag;
import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.NewCouncil;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.council.PostedCouncil;
import app.hearth.common.key.ModelRef;
import app.hearth.common.key.SaveKey;
import app.hearth.common.prompt.NewPreset;
import app.hearth.common.prompt.Preset;
import app.hearth.common.prompt.PromptSettingsPatch;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Somebody with one thing of everything: a key and a secret of the same name, a tag, a file, a conversation with
/// an answered question about it.
///
/// @param name also the beginning of everything the person named, so that a leak can be searched for
record Person(
        String name,
        HearthClient client,
        Tokens tokens,
        Tag tag,
        Conversation conversation,
        Attachment file,
        Posted posted,
        Preset preset,
        CouncilPreset councilPreset,
        PostedCouncil council)
        implements AutoCloseable {
    static final String PASSWORD = "a hearth of one's own";

    static Person movingIn(LiveServer server, String name) {
        HearthClient client = server.client();
        Tokens tokens =
                client.register(new Registration(name, null, Secret.of(PASSWORD), null, null, name + "-device", null));
        client.keys()
                .save(new SaveKey(
                        providerOf(name),
                        Secret.of("sk-" + name + "-0123456789"),
                        server.provider().baseUrl(),
                        null));
        client.keys().saveSecret(providerOf(name), Secret.of("secret-of-" + name));
        Tag tag = client.conversations().createTag(new NewTag(null, name + "-tag"));
        Conversation conversation = client.conversations()
                .create(new NewConversation(null, name + "-title", name + "-prompt", List.of(name + "-tag")));
        byte[] words = (name + "-file-text").getBytes(StandardCharsets.UTF_8);
        Attachment file = client.attachments().upload(name + "-file.txt", words, (_, _) -> {});
        Posted posted = client.conversations()
                .ask(
                        conversation.id(),
                        NewMessage.question(name + "-question", providerOf(name), MadeUpProvider.STEADY)
                                .withAttachments(List.of(file.id())));
        client.runs().watch(posted.run().id(), event -> {});
        Preset preset =
                client.prompts().create(new NewPreset(null, name + "-preset", name + "-preset-prompt", null, null));
        client.prompts().change(PromptSettingsPatch.to(name + "-standing"));
        CouncilPreset council = client.councils().createPreset(council(name));
        PostedCouncil held = client.councils()
                .ask(
                        conversation.id(),
                        new NewCouncil(
                                null,
                                Field.absent(),
                                name + "-council-question",
                                List.of(steady(name), steady(name)),
                                null,
                                null,
                                council.id(),
                                null));
        client.runs().watch(held.run().id(), event -> {});
        return new Person(name, client, tokens, tag, conversation, file, posted, preset, council, held);
    }

    private static ModelRef steady(String name) {
        return new ModelRef(providerOf(name), MadeUpProvider.STEADY);
    }

    private static NewCouncilPreset council(String name) {
        ModelRef slow = new ModelRef(providerOf(name), MadeUpProvider.SLOW);
        CouncilPrompts prompts = new CouncilPrompts(name + "-seat", name + "-judge", name + "-chairman");
        return new NewCouncilPreset(null, name + "-council", List.of(steady(name), slow), steady(name), prompts);
    }

    String provider() {
        return providerOf(name);
    }

    /// Names of keys are kept in lower case.
    private static String providerOf(String name) {
        return name.toLowerCase(Locale.ROOT) + "-provider";
    }

    DeviceSession session() {
        return client.account().sessions().items().stream()
                .filter(DeviceSession::current)
                .findFirst()
                .orElseThrow();
    }

    String token() {
        return tokens.accessToken().reveal();
    }

    Ids ids() {
        return new Ids(
                conversation.id().toString(),
                posted.assistantMessage().id().toString(),
                posted.run().id().toString(),
                tag.id().toString(),
                session().id().toString(),
                provider(),
                file.id().toString(),
                preset.id().toString(),
                councilPreset.id().toString(),
                council.council().id().toString());
    }

    @Override
    public void close() {
        client.close();
    }
}
