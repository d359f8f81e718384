using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultationIntake.Clients;
using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary><c>/api/consultations/{slug}/points</c>: what officers do on the pages, for programs.</summary>
public sealed class PointEndpoints(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IPointRegister register,
    FindLikePoints findLike,
    TakeAction take,
    TakeActionOnMany takeOnMany,
    UndoMany undoMany,
    StaffGate gate
)
{
    private const int MostLike = 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            member =>
                FilteredAsync(
                    context,
                    slug,
                    async query =>
                    {
                        var page = await register.ListAsync(query with { IsCounted = true }, cancellationToken);
                        var count = page.Count!.Value;
                        return ApiJson.Ok(
                            new
                            {
                                count,
                                points = page.Points.Select(row =>
                                    member.SeesPersonalData ? PointView.Of(row) : PointView.WithoutPersonalData(row)
                                ),
                                next = page.Next,
                            }
                        );
                    }
                ),
            ClientScopes.Read
        );

    public Task<IResult> OneAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async member =>
                catalogue.Find(slug) is { } consultation
                && PointId.TryParse(id, out var parsed)
                && await store.FindAsync(consultation.Slug, parsed.Submission, cancellationToken) is { } submission
                && submission.Work.Find(parsed.Number) is { } point
                    ? ApiJson.Ok(
                        member.SeesPersonalData ? PointDetail.Of(submission, point) : PointDetail.WithoutPersonalData(submission, point)
                    )
                    : NoPoint(slug, id)
        );

    public Task<IResult> LikeAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async member =>
                catalogue.Find(slug) is { } consultation
                && PointId.TryParse(id, out var parsed)
                && await findLike.ExecuteAsync(consultation.Slug, parsed, MostLike, cancellationToken) is { } like
                    ? ApiJson.Ok(
                        new
                        {
                            points = like.Select(other => new
                            {
                                point = member.SeesPersonalData ? PointView.Of(other.Row) : PointView.WithoutPersonalData(other.Row),
                                other.Score,
                                other.SharedWords,
                                other.NearWords,
                                other.SharedThemes,
                            }),
                        }
                    )
                    : NoPoint(slug, id)
        );

    /// <summary>One action on one point.</summary>
    public Task<IResult> ActAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            member =>
                ReadAsync(
                    context,
                    async asked =>
                        PointId.TryParse(id, out var point) && asked.Action is StaffAction.OnPoint and not StaffAction.Group
                            ? await TakeAsync(
                                slug,
                                point.Submission,
                                ((StaffAction.OnPoint)asked.Action) with
                                {
                                    Point = point.Number,
                                },
                                member,
                                asked.Seen,
                                cancellationToken
                            )
                            : NotForThis("A point")
                )
        );

    /// <summary>One action on a response as a whole, or an undoing.</summary>
    public Task<IResult> ActOnResponseAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            member =>
                ReadAsync(
                    context,
                    async asked =>
                        SubmissionReference.TryParse(reference, out var parsed) && asked.Action is not StaffAction.OnPoint
                            ? await TakeAsync(slug, parsed, asked.Action, member, asked.Seen, cancellationToken)
                            : NotForThis("A response")
                )
        );

    /// <summary>One action on every point of a filter, whose count the caller says first.</summary>
    public Task<IResult> ActOnManyAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            member =>
                FilteredAsync(
                    context,
                    slug,
                    query =>
                        ReadAsync(
                            context,
                            async asked =>
                            {
                                if (asked.Action is not StaffAction.OnPoint action || action is StaffAction.Group)
                                    return NotForThis("Many points");
                                return asked.Expected is null
                                    ? Problems.Of(
                                        StatusCodes.Status400BadRequest,
                                        "Say how many points they are",
                                        "Send as expected the count that the same filter lists."
                                    )
                                    : await TakeOnManyAsync(query, asked, action, member, cancellationToken);
                            }
                        )
                )
        );

    private async Task<IResult> TakeOnManyAsync(
        PointQuery query,
        ActionRequest asked,
        StaffAction.OnPoint action,
        StaffMember member,
        CancellationToken cancellationToken
    )
    {
        var batch = takeOnMany.NewBatch();
        var points = new ManyPoints.Found(query, asked.Expected);
        return Answer(
            await takeOnMany.ExecuteAsync(
                new TakeActionOnManyCommand(query.Consultation, points, action, member.Name, batch, asked.ReplacesAgreed),
                cancellationToken
            ),
            batch
        );
    }

    /// <summary>Undoes on all of them what was done to many points at once.</summary>
    public Task<IResult> UndoManyAsync(HttpContext context, string slug, string batch, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                var undone = await undoMany.ExecuteAsync(consultation.Slug, batch, member.Name, cancellationToken);
                return ApiJson.Ok(
                    new
                    {
                        points = undone.Points,
                        refused = undone.Refused.ToDictionary(pair => JsonNames.Of(pair.Key), pair => pair.Value),
                    }
                );
            }
        );

    internal static IResult Answer(TakeActionOnManyOutcome outcome, string batch) =>
        outcome switch
        {
            TakeActionOnManyOutcome.Taken taken => ApiJson.Ok(
                new
                {
                    points = taken.Points,
                    refused = taken.Refused.ToDictionary(pair => JsonNames.Of(pair.Key), pair => pair.Value),
                    leftAgreed = taken.LeftAgreed,
                    batch,
                }
            ),
            TakeActionOnManyOutcome.CountChanged changed => Problems.Of(
                StatusCodes.Status409Conflict,
                "There are other points now",
                $"The filter finds {changed.Now} points. Nothing was done."
            ),
            TakeActionOnManyOutcome.OneAtATime => Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                "This is done to one point at a time",
                "Nothing was done."
            ),
            TakeActionOnManyOutcome.NotFound => Problems.Of(StatusCodes.Status404NotFound, "There is no such thing", "Nothing was done."),
            _ => throw new NotSupportedException($"{outcome.GetType().Name} has no answer."),
        };

    /// <summary>The points of a filter, refused by name where the address holds what no filter has.</summary>
    internal async Task<IResult> FilteredAsync(HttpContext context, string slug, Func<PointQuery, Task<IResult>> handle)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return Problems.NoConsultation(slug);
        var filter = PointFilter.Read(context.Request.Query, consultation);
        if (filter.Errors.Count > 0)
            return NotAFilter(filter.Errors);
        try
        {
            return await handle(filter.Query);
        }
        catch (FormatException) when (filter.Query.After is not null)
        {
            return NotAFilter(new Dictionary<string, string[]> { ["after"] = ["Use the value of next from the page before"] });
        }
    }

    private static IResult NotAFilter(IReadOnlyDictionary<string, string[]> errors) =>
        Results.ValidationProblem(
            errors.ToDictionary(),
            title: "Points cannot be filtered like this",
            detail: "Correct what is named in errors, or leave it out."
        );

    private static async Task<IResult> ReadAsync(HttpContext context, Func<ActionRequest, Task<IResult>> handle)
    {
        ActionRequest? asked;
        try
        {
            asked = await JsonSerializer.DeserializeAsync<ActionRequest>(context.Request.Body, Options, context.RequestAborted);
        }
        catch (JsonException mistake)
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "This is not an action",
                $"{mistake.Path ?? "$"}: {mistake.Message.Split(" Path:", 2)[0]} Nothing was done."
            );
        }

        return asked is null
            ? Problems.Of(StatusCodes.Status400BadRequest, "This is not an action", "Send an object with an action.")
            : await handle(asked);
    }

    private async Task<IResult> TakeAsync(
        string slug,
        SubmissionReference reference,
        StaffAction action,
        StaffMember member,
        int? seen,
        CancellationToken cancellationToken
    )
    {
        if (catalogue.Find(slug) is not { } consultation)
            return Problems.NoConsultation(slug);
        var outcome = await take.ExecuteAsync(
            new TakeActionCommand(consultation.Slug, reference, action, member.Name, seen),
            cancellationToken
        );
        return outcome switch
        {
            TakeActionOutcome.Taken taken => ApiJson.Ok(
                new
                {
                    entry = taken.Entry.Id,
                    points = taken.Submission.Work.Points.Select(point => PointDetail.Of(taken.Submission, point)),
                }
            ),
            TakeActionOutcome.Refused refused => Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                "This cannot be done",
                $"{JsonNames.Of(refused.Why)}. Nothing was done."
            ),
            TakeActionOutcome.ChangedMeanwhile changed => Problems.Of(
                StatusCodes.Status409Conflict,
                "Another officer changed the point meanwhile",
                string.Create(CultureInfo.InvariantCulture, $"{changed.By} did, at {changed.At:u}. Nothing was done; look at it again.")
            ),
            TakeActionOutcome.NotFound => Problems.Of(
                StatusCodes.Status404NotFound,
                "There is no such submission",
                $"'{slug}' has none with the reference '{reference}'."
            ),
            _ => throw new NotSupportedException($"{outcome.GetType().Name} has no answer."),
        };
    }

    private static IResult NotForThis(string what) =>
        Problems.Of(StatusCodes.Status422UnprocessableEntity, $"{what} cannot have this done to it", "Nothing was done.");

    private static IResult NoPoint(string slug, string id) =>
        Problems.Of(StatusCodes.Status404NotFound, "There is no such point", $"'{slug}' has none with the id '{id}'.");

    /// <param name="Action">What is done.</param>
    /// <param name="Seen">The point's <c>revision</c> that was looked at.</param>
    /// <param name="Expected">How many points a filter found.</param>
    /// <param name="ReplacesAgreed">Of many points: whether a draft takes the place of decisions that are agreed.</param>
    private sealed record ActionRequest(StaffAction Action, int? Seen = null, long? Expected = null, bool ReplacesAgreed = false);
}
