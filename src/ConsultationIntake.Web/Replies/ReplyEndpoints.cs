using ConsultationIntake.Clients;
using ConsultationIntake.Consultations;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Replies;

/// <summary><c>/api/consultations/{slug}/replies</c>: how far the replies have come, and sends them, each once.</summary>
public sealed class ReplyEndpoints(
    ConsultationCatalogue catalogue,
    ReadReplies replies,
    SendReplies send,
    ReplyToRespondents respondents,
    StaffGate gate
)
{
    /// <summary>Every partner with a response, and a page of the respondents who wanted an answer, after <c>after</c>.</summary>
    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                var after = context.Request.Query["after"].ToString();
                if (!after.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
                    return Problems.Of(StatusCodes.Status400BadRequest, "There is no such page", "Use next of the page before as after.");
                var (wanted, next) = await replies.WantedAfterAsync(consultation.Slug, after, ReplyPages.PageLength, cancellationToken);
                return ApiJson.Ok(
                    new
                    {
                        partners = (await replies.ExecuteAsync(consultation, cancellationToken)).Select(reply => new
                        {
                            partner = reply.Partner.Id,
                            name = reply.Partner.Name,
                            hasAddress = reply.Address is not null,
                            points = reply.Reply.Points.Count,
                            undecided = reply.Reply.Undecided,
                            state = reply.Delivery?.State,
                            at = reply.Delivery?.At,
                        }),
                        respondents = wanted.Select(delivery => new
                        {
                            response = delivery.Id,
                            state = delivery.State,
                            at = delivery.At,
                        }),
                        next,
                    }
                );
            },
            ClientScopes.Read
        );

    /// <summary>Sends to the partners that are named; says of each what became of it.</summary>
    public Task<IResult> SendAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            member =>
                ApiBody.WithAsync<PartnersRequest>(
                    context,
                    "a list of partners",
                    async asked =>
                        catalogue.Find(slug) is { } consultation
                            ? ApiJson.Ok(
                                new
                                {
                                    outcomes = await send.ExecuteAsync(
                                        consultation,
                                        asked.Partners.ToHashSet(StringComparer.Ordinal),
                                        member.Name,
                                        cancellationToken
                                    ),
                                }
                            )
                            : Problems.NoConsultation(slug),
                    cancellationToken
                )
        );

    /// <summary>Queues the replies to respondents whose responses are named, or begins to queue all that can go.</summary>
    public Task<IResult> SendToRespondentsAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            member =>
                ApiBody.WithAsync<RespondentsRequest>(
                    context,
                    "a list of responses",
                    asked => SendAsync(slug, asked, member.Name, cancellationToken),
                    cancellationToken
                )
        );

    private async Task<IResult> SendAsync(string slug, RespondentsRequest asked, string by, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return Problems.NoConsultation(slug);
        if (asked.All == (asked.Responses is { Count: > 0 }))
            return Problems.Of(StatusCodes.Status400BadRequest, "Say to whom", "Send all: true, or responses. Nothing was sent.");
        if (asked.All)
        {
            var round = await respondents.QueueAllAsync(consultation, by, cancellationToken);
            return ApiJson.Ok(new { state = round.State, counts = round.Counts });
        }

        var chosen = new HashSet<SubmissionReference>();
        foreach (var one in asked.Responses!)
        {
            if (!SubmissionReference.TryParse(one, out var reference))
                return Problems.Of(StatusCodes.Status400BadRequest, "That is no response", $"{one} is no reference. Nothing was sent.");
            chosen.Add(reference);
        }

        var queued = await respondents.QueueAsync(consultation, chosen, by, cancellationToken);
        return ApiJson.Ok(new { state = ReplyRoundState.Done, counts = queued });
    }

    private sealed record PartnersRequest(IReadOnlyList<string> Partners);

    private sealed record RespondentsRequest(IReadOnlyList<string>? Responses = null, bool All = false);
}
