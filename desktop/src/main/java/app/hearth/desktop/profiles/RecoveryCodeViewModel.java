package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.Keepsake;

/// Shows a recovery code, this once, and goes on when it is kept. For the UI thread.
final class RecoveryCodeViewModel {
    private final Entrance entrance;
    private final Step.KeepCode step;
    private final Keepsake code;

    RecoveryCodeViewModel(Entrance entrance, Step.KeepCode step) {
        this.entrance = entrance;
        this.step = step;
        this.code =
                Keepsake.ofRecoveryCode(step.in().profile().name(), step.code().reveal(), entrance.background());
    }

    Keepsake code() {
        return code;
    }

    void goOn() {
        if (code.kept().get()) {
            step.code().close();
            code.forget();
            Runnable goIn = () -> entrance.goIn(step.in());
            entrance.background().run(() -> entrance.profiles().codeIsKept(step.in()), goIn, _ -> goIn.run());
        }
    }
}
