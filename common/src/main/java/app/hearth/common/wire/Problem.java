package app.hearth.common.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every failed request answers (RFC 9457), and what a failed message keeps. `errors` stands only with
/// `validation`, `reason` only with `provider_error`.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        ErrorCode code,
        @Nullable List<FieldError> errors,
        @Nullable ProviderReason reason) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = errors == null ? null : List.copyOf(errors);
    }

    public static Problem of(ErrorCode code, String detail) {
        return new Problem("about:blank", code.title(), code.status(), detail, code, null, null);
    }

    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.isEmpty()
                ? ErrorCode.VALIDATION.title()
                : errors.getFirst().message();
        return new Problem(
                "about:blank",
                ErrorCode.VALIDATION.title(),
                ErrorCode.VALIDATION.status(),
                detail,
                ErrorCode.VALIDATION,
                errors,
                null);
    }

    public static Problem provider(ProviderReason reason, String detail) {
        ErrorCode code = ErrorCode.PROVIDER_ERROR;
        return new Problem("about:blank", code.title(), code.status(), detail, code, null, reason);
    }
}
