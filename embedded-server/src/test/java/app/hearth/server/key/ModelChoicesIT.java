package app.hearth.server.key;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.key.ModelRef;
import app.hearth.common.key.ModelSettings;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelChoicesIT {
    private static final String A = "{\"provider\": \"OpenRouter\", \"model\": \"vendor/a:free\"}";
    private static final String B = "{\"provider\": \"home\", \"model\": \"b\"}";
    private static final ModelRef CHOSEN_A = new ModelRef("openrouter", "vendor/a:free");
    private static final ModelRef CHOSEN_B = new ModelRef("home", "b");

    @TempDir
    private Path folder;

    private House house;
    private Tokens laptop;
    private Tokens phone;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        laptop = house.register("ada");
        phone = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void whatTwoDevicesChooseWithoutKnowingOfEachOtherIsChosen() {
        assertThat(chosen(laptop)).isEqualTo(new ModelSettings(List.of(), null));
        change(laptop, "{\"add_favourites\": [" + A + "]}");
        change(phone, "{\"add_favourites\": [" + B + "]}");
        assertThat(chosen(laptop).favourites()).containsExactly(CHOSEN_A, CHOSEN_B);
        change(laptop, "{\"add_favourites\": [" + A + "], \"default_model\": " + B + "}");
        change(phone, "{\"remove_favourites\": [" + A + "]}");
        assertThat(chosen(laptop)).isEqualTo(new ModelSettings(List.of(CHOSEN_B), CHOSEN_B));
        change(phone, "{\"default_model\": " + A + "}");
        assertThat(chosen(laptop).defaultModel()).isEqualTo(CHOSEN_A);
        change(phone, "{\"default_model\": null}");
        assertThat(chosen(laptop)).isEqualTo(new ModelSettings(List.of(CHOSEN_B), null));
    }

    @Test
    void otherDevicesReadItInTheFeedAndOnlyWhenItChanged() {
        change(laptop, "{\"add_favourites\": [" + A + "]}");
        long seen = send(phone, "GET", "/sync/changes", null)
                .json()
                .path("next_seq")
                .asLong();
        change(laptop, "{\"add_favourites\": [" + A + "]}");
        assertThat(send(phone, "GET", "/sync/changes?since=" + seen, null)
                        .json()
                        .path("items"))
                .isEmpty();
        change(laptop, "{\"add_favourites\": [" + B + "]}");
        assertThat(send(phone, "GET", "/sync/changes?since=" + seen, null)
                        .json()
                        .path("items"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.path("entity").asText()).isEqualTo("model_settings");
                    assertThat(change.at("/data/favourites")).hasSize(2);
                });
    }

    @Test
    void whatNamesNoModelAndWhatIsTooMuchIsRefused() {
        assertThat(refused("{\"add_favourites\": [{\"provider\": \"a b\", \"model\": \"m\"}]}"))
                .isEqualTo("add_favourites");
        assertThat(refused("{\"default_model\": {\"provider\": \"home\", \"model\": \" \"}}"))
                .isEqualTo("default_model");
        String many = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> "{\"provider\": \"home\", \"model\": \"m" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        change(laptop, "{\"add_favourites\": " + many + "}");
        assertThat(refused("{\"add_favourites\": [" + B + "]}")).isEqualTo("add_favourites");
        assertThat(chosen(phone).favourites()).hasSize(200).doesNotContain(CHOSEN_B);
    }

    private String refused(String patch) {
        Seen seen = send(laptop, "PATCH", "/settings/models", patch);
        assertThat(seen.status()).as(seen.text()).isEqualTo(422);
        return seen.json().at("/errors/0/field").asText();
    }

    private void change(Tokens device, String patch) {
        Seen seen = send(device, "PATCH", "/settings/models", patch);
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        assertThat(Json.read(seen.text(), ModelSettings.class)).isEqualTo(chosen(device));
    }

    private ModelSettings chosen(Tokens device) {
        return Json.read(send(device, "GET", "/settings/models", null).text(), ModelSettings.class);
    }

    private Seen send(Tokens device, String method, String path, @Nullable String body) {
        return house.send(Call.of(method, path, device.accessToken().reveal(), body));
    }
}
