using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary><c>/staff/{slug}/points/many</c>: one thing done to many points, after a page that says how many they are.</summary>
public sealed class ManyPages(
    ConsultationCatalogue catalogue,
    IPointRegister register,
    IOfficeRecords records,
    SurveyPoints survey,
    TakeActionOnMany takeOnMany,
    GroupPoints group,
    ChangeConcern change,
    UndoMany undo,
    StaffGate gate
)
{
    private static readonly string[] Offered = ["decide", "concern", "assign", "theme"];

    /// <summary>The count, said first, and the form that does it.</summary>
    public Task<IResult> ConfirmAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                var back = PointPages.BackFrom(form, $"/staff/{consultation.Slug}/points");
                if (
                    ManyForm.Read(form, consultation) is not { } asked
                    || !Offered.Contains(form[PointActionForm.Do].ToString())
                    || await asked.PointsAsync(register, cancellationToken) is not { } points
                )
                    return StaffNotFound.Page();
                var counted = await survey.ExecuteAsync(consultation.Slug, points, cancellationToken);
                if (counted.Points == 0)
                    return Told("No point was chosen", "Tick the points first, or choose all of the page or of the filter.", back);
                return PageResult.Of<ManyPage>(
                    new
                    {
                        Consultation = consultation,
                        Do = form[PointActionForm.Do].ToString(),
                        Asked = asked with
                        {
                            Which = asked.Which == ManyForm.All ? ManyForm.All : ManyForm.Ticked,
                        },
                        Points = points,
                        Survey = counted,
                        Concerns = await records.ListAsync<Concern>(consultation.Slug, cancellationToken),
                        Colleagues = await Colleague.NamesAsync(records, consultation, cancellationToken),
                        Member = member.Name,
                        Back = back,
                    }
                );
            }
        );

    public Task<IResult> ActAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                var back = PointPages.BackFrom(form, $"/staff/{consultation.Slug}/points");
                if (ManyForm.Read(form, consultation) is not { } asked)
                    return StaffNotFound.Page();
                var points = asked.Confirmed(form);
                if (points is ManyPoints.Chosen { Points.Count: 0 })
                    return Told("No point was chosen", "Tick the points first.", back);
                var batch = takeOnMany.NewBatch();
                if (form[PointActionForm.Do] == "concern")
                    return await ConcernAsync(form, consultation, member, cancellationToken) is { } concern
                        ? Answer(
                            await group.ExecuteAsync(
                                consultation.Slug,
                                concern,
                                points,
                                member.Name,
                                batch,
                                cancellationToken,
                                form[WithCopies.Field] == "true"
                            ),
                            new DoneMany(batch),
                            back,
                            consultation
                        )
                        : Told("Which concern?", "Choose a concern, or write the title of a new one.", back);
                return ManyForm.Action(form, consultation) is { } action
                    ? Answer(
                        await takeOnMany.ExecuteAsync(
                            new TakeActionOnManyCommand(
                                consultation.Slug,
                                points,
                                action,
                                member.Name,
                                batch,
                                ReplacesAgreed: form["replaces"] == "true",
                                WithCopies: form[WithCopies.Field] == "true" && action is StaffAction.Decide
                            ),
                            cancellationToken
                        ),
                        DoneMany.Of(batch, action),
                        back,
                        consultation
                    )
                    : StaffNotFound.Page();
            }
        );

    public Task<IResult> UndoAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                var back = PointPages.BackFrom(form, $"/staff/{consultation.Slug}/points");
                var undone = await undo.ExecuteAsync(consultation.Slug, form["batch"].ToString(), member.Name, cancellationToken);
                return undone.Refused.Count == 0
                    ? Results.LocalRedirect($"~{back}")
                    : Told($"Undone on {PointWords.Count(undone.Points)}, not on all", Refusals(undone.Refused), back);
            }
        );

    /// <summary>
    /// Back to where the officer was, with what was done and a way to undo it; or a page that says what was not done, and why.
    /// </summary>
    internal static IResult Answer(
        TakeActionOnManyOutcome outcome,
        DoneMany what,
        string back,
        Consultation consultation,
        string anchor = ""
    )
    {
        var done = DoneAction.AddTo(back, what.After(outcome).ToString()) + anchor;
        return outcome switch
        {
            TakeActionOnManyOutcome.Taken { Refused.Count: 0, Changed.Count: 0 } => Results.LocalRedirect($"~{done}"),
            TakeActionOnManyOutcome.Taken taken => Told(
                $"Done to {PointWords.Count(taken.Points)}, not to all",
                string.Join(
                    ' ',
                    taken
                        .Changed.Select(point =>
                            $"{point.By} changed {point.Id} at {Dates.Time(consultation.Window.InZone(point.At))}, after you "
                            + "opened the page: it was left as it is."
                        )
                        .Append(Refusals(taken.Refused))
                        .Append(
                            taken.LeftAgreed == 0
                                ? ""
                                : $"{PointWords.Count(taken.LeftAgreed)}: decided and agreed already, and left as they were by a draft."
                        )
                ),
                done
            ),
            TakeActionOnManyOutcome.CountChanged changed => Told(
                "Somebody else changed these points meanwhile",
                "After you were told the count, another officer changed some of them, or points came in or went. The filter "
                    + $"finds {PointWords.Count(changed.Now)} now. Nothing of yours was done: look at them as they are and decide "
                    + "again.",
                back
            ),
            TakeActionOnManyOutcome.OneAtATime => Told("This is done to one point at a time", "Nothing was changed.", back),
            TakeActionOnManyOutcome.NotFound => StaffNotFound.Page(),
            _ => throw new NotSupportedException("An outcome of an action on many points has no page."),
        };
    }

    internal static IResult Told(string heading, string what, string back) =>
        PageResult.Of<ActionRefusedPage>(
            new
            {
                Heading = heading,
                What = what,
                Back = back,
            },
            StatusCodes.Status409Conflict
        );

    private static string Refusals(IReadOnlyDictionary<ActionRefusal, int> refused) =>
        string.Join(' ', refused.Select(pair => $"{PointWords.Count(pair.Value)}: {PointWords.Of(pair.Key)}"));

    /// <summary>The one that was chosen, or a new one of the title that was written; null where neither was.</summary>
    private async Task<string?> ConcernAsync(
        IFormCollection form,
        Consultation consultation,
        StaffMember member,
        CancellationToken cancellationToken
    )
    {
        if (form["concern"].ToString() is { Length: > 0 } chosen)
            return await records.FindAsync<Concern>(consultation.Slug, chosen, cancellationToken) is null ? null : chosen;
        var made = await change.ExecuteAsync(
            new ChangeConcernCommand(consultation.Slug, Id: null, form["title"].ToString(), Disposition: null, member.Name, Seen: null),
            cancellationToken
        );
        return made is ChangeConcernOutcome.Changed { Concern.Id: var id } ? id : null;
    }
}
