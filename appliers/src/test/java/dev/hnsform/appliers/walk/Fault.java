package dev.hnsform.appliers.walk;

import dev.hnsform.appliers.fake.FaultyHost;
import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.statestore.file.FaultyFilePort;
import java.util.Optional;

/**
 * What goes wrong in one process of a walk.
 *
 * @param killAtCall the host call at which the process ends; 0 for none
 * @param callMoment before or after it
 * @param crashAtWrite the write at which the process ends; 0 for none
 * @param writeMoment before, during or after it
 * @param power whether the power goes with the process, and with it a random part of what was not synced
 * @param trickAt the change of the host that is tricked; 0 for none
 * @param trick what it does instead
 * @param loss what somebody deletes before the next process
 * @param onFailure what the run does when a step fails
 */
record Fault(
        int killAtCall,
        FaultyHost.Moment callMoment,
        int crashAtWrite,
        FaultyFilePort.Moment writeMoment,
        boolean power,
        int trickAt,
        FaultyHost.Trick trick,
        Loss loss,
        RunOptions.OnFailure onFailure) {
    /** What is deleted. */
    enum Loss {
        NOTHING,
        RECORD,
        EVERYTHING
    }

    static final Fault NONE = new Fault(
            0,
            FaultyHost.Moment.BEFORE,
            0,
            FaultyFilePort.Moment.BEFORE,
            false,
            0,
            FaultyHost.Trick.REFUSE,
            Loss.NOTHING,
            RunOptions.OnFailure.STOP);

    Fault killedAtCall(int call, FaultyHost.Moment moment) {
        return new Fault(call, moment, crashAtWrite, writeMoment, power, trickAt, trick, loss, onFailure);
    }

    Fault crashedAtWrite(int write, FaultyFilePort.Moment moment) {
        return new Fault(killAtCall, callMoment, write, moment, power, trickAt, trick, loss, onFailure);
    }

    Fault withPowerLoss() {
        return new Fault(killAtCall, callMoment, crashAtWrite, writeMoment, true, trickAt, trick, loss, onFailure);
    }

    Fault tricked(int change, FaultyHost.Trick what) {
        return new Fault(killAtCall, callMoment, crashAtWrite, writeMoment, power, change, what, loss, onFailure);
    }

    Fault losing(Loss what) {
        return new Fault(killAtCall, callMoment, crashAtWrite, writeMoment, power, trickAt, trick, what, onFailure);
    }

    Fault rollingBack() {
        return new Fault(
                killAtCall,
                callMoment,
                crashAtWrite,
                writeMoment,
                power,
                trickAt,
                trick,
                loss,
                RunOptions.OnFailure.ROLL_BACK);
    }

    RunOptions options() {
        return RunOptions.of("apply", "tester").onFailure(onFailure);
    }

    Optional<FaultyFilePort.Moment> diskCrash() {
        return crashAtWrite == 0 ? Optional.empty() : Optional.of(writeMoment);
    }
}
