using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ConsultationIntake.Web.Points;

/// <summary>
/// What an act took from where it stood in a list: the page that follows says it, and goes on at the point beside. A list that lost a
/// point without a word leaves the officer at the top of the page, who cannot tell what became of it.
/// </summary>
/// <param name="Points">Those that left, the one that was acted on first.</param>
/// <param name="Said">A sentence for each.</param>
/// <param name="Beside">The id of the element that the page goes on at, or null where nothing is.</param>
public sealed record LeftTheList(IReadOnlyList<PointId> Points, IReadOnlyList<string> Said, string? Beside)
{
    /// <summary>In a form and in an address: the id of the element beside the point that is acted on.</summary>
    internal const string Name = "beside";

    /// <summary>The id of the element that says what was done where no point of the list does.</summary>
    internal const string Notice = "done";

    private static readonly LeftTheList Nothing = new([], [], Beside: null);

    /// <summary>Whether this point of the list says what was done: it is the one, or stands beside the one that left.</summary>
    internal bool IsToldAt(PointId id, DoneAction done) =>
        !Points.Contains(id) && (Points.Any(done.IsOf) ? Beside == $"p-{id}" : done.IsOf(id));

    /// <summary>Where the browser goes after an act.</summary>
    /// <param name="taken">What was done.</param>
    /// <param name="back">The address of the page it was done on.</param>
    /// <param name="anchor">The element of that page to go to while the point is there.</param>
    /// <param name="form">May say what is beside the point.</param>
    /// <param name="consultation">Whose points they are.</param>
    /// <param name="register">Where it is looked up what the list shows now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task<string> GoOnAsync(
        TakeActionOutcome.Taken taken,
        string back,
        string anchor,
        IFormCollection form,
        Consultation consultation,
        IPointRegister register,
        CancellationToken cancellationToken
    )
    {
        var (after, entry) = (taken.Submission, taken.Entry);
        if (entry.Action is StaffAction.Make { Number: var made })
            return AddressOf(back, new DoneAction(after.Reference, entry.Id, made), $"p-{new PointId(after.Reference, made)}");
        var done = new DoneAction(after.Reference, entry.Id, (entry.Action as StaffAction.OnPoint)?.Point);
        var left = await FindAsync(after, entry, back, consultation, register, cancellationToken);
        if (!left.Points.Any(point => anchor == $"p-{point}"))
            return AddressOf(back, done, anchor);
        return PointActionForm.AnchorOf(form[Name]) is { } beside
            ? AddressOf(PageAddress.With(back, Name, beside), done, beside)
            : AddressOf(back, done, Notice);
    }

    /// <summary>The same for the page that follows.</summary>
    internal static async Task<LeftTheList> FindAsync(
        HttpContext context,
        DoneAction? done,
        Consultation consultation,
        ISubmissionStore store,
        IPointRegister register,
        CancellationToken cancellationToken
    ) =>
        done is not null
        && await store.FindAsync(consultation.Slug, done.Reference, cancellationToken) is { } submission
        && submission.Actions.FirstOrDefault(entry => entry.Id == done.Entry) is { } entry
        && !submission.Work.Undone.Contains(entry.Id)
            ? await FindAsync(
                submission,
                entry,
                $"{context.Request.Path}{context.Request.QueryString}",
                consultation,
                register,
                cancellationToken
            ) with
            {
                Beside = PointActionForm.AnchorOf(context.Request.Query[Name]),
            }
            : Nothing;

    private static string AddressOf(string back, DoneAction done, string anchor) => $"{DoneAction.AddTo(back, done.ToString())}#{anchor}";

    private static async Task<LeftTheList> FindAsync(
        Submission submission,
        StaffEntry entry,
        string list,
        Consultation consultation,
        IPointRegister register,
        CancellationToken cancellationToken
    )
    {
        var (path, asked) = list.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? (list[..at], list[at..]) : (list, "");
        if (path == $"/staff/{consultation.Slug}/safeguarding")
            return OfDesk(submission, entry);
        if (path != $"/staff/{consultation.Slug}/points")
            return Nothing;
        var filter = PointFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(asked)), consultation, PointPages.BesideTheFilter);
        if (filter.Errors.Count > 0)
            return Nothing;
        var inIt = filter.Query.With(PointField.Submission, submission.Reference.ToString()) with { After = null, Take = 200 };
        var shown = (await register.ListAsync(inIt, cancellationToken)).Points.Select(row => row.Id).ToHashSet();
        PointId[] left =
        [
            .. NumbersOf(submission, entry.Action)
                .Select(number => new PointId(submission.Reference, number))
                .Where(id => !shown.Contains(id)),
        ];
        return new LeftTheList(
            left,
            [
                .. left.Select(id =>
                    submission.Work.Find(id.Number) is null
                        ? $"{id} is no point by itself any more."
                        : $"{id} left this list, which it does not fit any more."
                ),
            ],
            Beside: null
        );
    }

    /// <summary>An answered flag goes from what is open to what is answered, at the foot of the page.</summary>
    private static LeftTheList OfDesk(Submission submission, StaffEntry entry)
    {
        if (entry.Action is not StaffAction.AnswerFlag { State: FlagState.Referred or FlagState.NoConcern } answer)
            return Nothing;
        var before = submission with { Actions = [.. submission.Actions.TakeWhile(other => other.Id != entry.Id)] };
        var id = new PointId(submission.Reference, answer.Point);
        return before.Work.Find(answer.Point)?.Flag is { IsOpen: true }
            ? new LeftTheList([id], [$"{id} is answered, and stands below with what you said."], Beside: null)
            : Nothing;
    }

    private static IEnumerable<int> NumbersOf(Submission submission, StaffAction action) =>
        action switch
        {
            StaffAction.Split split => [split.Point, split.Number],
            StaffAction.OnPoint on => [on.Point],
            StaffAction.Undo undo when submission.Actions.FirstOrDefault(entry => entry.Id == undo.Entry) is { } undone => NumbersOf(
                submission,
                undone.Action
            ),
            _ => [],
        };
}
