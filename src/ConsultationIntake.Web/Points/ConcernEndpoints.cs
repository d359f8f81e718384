using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultationIntake.Clients;
using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary><c>/api/consultations/{slug}/concerns</c>: like points under one title, with one answer.</summary>
public sealed class ConcernEndpoints(
    ConsultationCatalogue catalogue,
    ListConcerns list,
    ChangeConcern change,
    TakeActionOnMany takeOnMany,
    GroupPoints group,
    PointEndpoints points,
    StaffGate gate
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? ApiJson.Ok(
                        new
                        {
                            concerns = (await list.ExecuteAsync(consultation.Slug, cancellationToken)).Select(counted => new
                            {
                                counted.Concern.Id,
                                counted.Concern.Title,
                                counted.Concern.Disposition,
                                counted.Concern.By,
                                counted.Concern.At,
                                counted.Concern.Version,
                                counted.Points,
                                counted.Repeats,
                            }),
                        }
                    )
                    : Problems.NoConsultation(slug),
            ClientScopes.Read
        );

    /// <summary>A new concern, or with an <paramref name="id"/> another title or decision of one.</summary>
    public Task<IResult> ChangeAsync(HttpContext context, string slug, string? id, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                try
                {
                    var asked =
                        await JsonSerializer.DeserializeAsync<ConcernRequest>(context.Request.Body, Options, cancellationToken)
                        ?? throw new JsonException("Send an object with a title.");
                    return Answer(
                        await change.ExecuteAsync(
                            new ChangeConcernCommand(consultation.Slug, id, asked.Title, asked.Disposition, member.Name, asked.Seen),
                            cancellationToken
                        )
                    );
                }
                catch (JsonException mistake)
                {
                    return Problems.Of(
                        StatusCodes.Status400BadRequest,
                        "This is not a concern",
                        $"{mistake.Path ?? "$"}: {mistake.Message.Split(" Path:", 2)[0]} Nothing was done."
                    );
                }
            }
        );

    /// <summary>Puts the points of a filter under a concern; <c>expected</c> in the body is their count.</summary>
    public Task<IResult> GroupAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            member =>
                points.FilteredAsync(
                    context,
                    slug,
                    async query =>
                    {
                        try
                        {
                            var asked =
                                await JsonSerializer.DeserializeAsync<GroupRequest>(context.Request.Body, Options, cancellationToken)
                                ?? throw new JsonException("Send an object with expected.");
                            var batch = takeOnMany.NewBatch();
                            return PointEndpoints.Answer(
                                await group.ExecuteAsync(
                                    query.Consultation,
                                    id,
                                    new ManyPoints.Found(query, asked.Expected),
                                    member.Name,
                                    batch,
                                    cancellationToken
                                ),
                                batch
                            );
                        }
                        catch (JsonException mistake)
                        {
                            return Problems.Of(
                                StatusCodes.Status400BadRequest,
                                "Say how many points they are",
                                $"{mistake.Message.Split(" Path:", 2)[0]} Nothing was done."
                            );
                        }
                    }
                )
        );

    private static IResult Answer(ChangeConcernOutcome outcome) =>
        outcome switch
        {
            ChangeConcernOutcome.Changed changed => ApiJson.Ok(new { concern = ConcernView.Of(changed.Concern), points = changed.Points }),
            ChangeConcernOutcome.Refused refused => Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                "This cannot be done",
                $"{JsonNames.Of(refused.Why)}. Nothing was done."
            ),
            ChangeConcernOutcome.ChangedMeanwhile changed => Problems.Of(
                StatusCodes.Status409Conflict,
                "Another officer changed the concern meanwhile",
                $"{changed.By} did. Nothing was done; look at it again."
            ),
            ChangeConcernOutcome.NotFound => Problems.Of(StatusCodes.Status404NotFound, "There is no such concern", "Nothing was done."),
            _ => throw new NotSupportedException($"{outcome.GetType().Name} has no answer."),
        };

    private sealed record ConcernRequest(string Title, Disposition? Disposition = null, string? Seen = null);

    private sealed record GroupRequest(long Expected);

    private sealed record ConcernView(string Id, string Title, Disposition? Disposition, string By, DateTimeOffset At, string? Version)
    {
        internal static ConcernView Of(Concern concern) =>
            new(concern.Id, concern.Title, concern.Disposition, concern.By, concern.At, concern.Version);
    }
}
