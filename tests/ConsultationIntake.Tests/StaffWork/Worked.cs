using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Tests.StaffWork;

internal static class Worked
{
    /// <summary>The submission after these, as <see cref="Decisions.TakeAction"/> would take them.</summary>
    internal static Submission With(this Submission submission, params StaffAction[] actions) =>
        actions.Aggregate(
            submission,
            (before, action) =>
            {
                var number = before.LastNumber + 1;
                var numbered = action switch
                {
                    StaffAction.Split split => split with { Number = number },
                    StaffAction.Make make => make with { Number = number },
                    _ => action,
                };
                return before with
                {
                    Actions =
                    [
                        .. before.Actions,
                        new StaffEntry
                        {
                            Id = Guid.NewGuid().ToString("N"),
                            By = "Ann",
                            At = Samples.Noon,
                            Action = numbered,
                        },
                    ],
                    LastNumber = numbered == action ? before.LastNumber : number,
                };
            }
        );
}
