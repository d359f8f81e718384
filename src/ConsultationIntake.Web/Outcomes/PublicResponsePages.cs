using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Exports;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.Publishing.Sheets;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Form.Pages;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Outcomes;

/// <summary>
/// Responses that are published: <c>/{slug}/responses</c> for the public, <c>/staff/{slug}/publishable</c> for staff who look at each.
/// </summary>
public sealed class PublicResponsePages(
    ConsultationCatalogue catalogue,
    FormPages form,
    ISubmissionStore store,
    RedactResponse redact,
    PublishResponses publish,
    RecordConsent consent,
    StaffGate gate,
    TimeProvider clock
)
{
    private const int PageLength = 20;
    private const int LongestSearch = 200;

    /// <summary><c>GET /{slug}/responses</c>, with <c>q</c> for words and <c>page</c> from 1.</summary>
    public async Task<IResult> PublicAsync(HttpContext context, string slug, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return form.NotFound(context);
        context.Response.Headers.CacheControl = "public, no-cache";
        var view = form.ViewOf(context, consultation);
        var set = await publish.ReadAsync(consultation.Slug, cancellationToken);
        var words = context.Request.Query["q"].ToString().Trim();
        words = words.Length > LongestSearch ? words[..LongestSearch] : words;
        var found = (set?.Responses ?? []).Index().Where(one => Has(one.Item, words)).ToList();
        var page = int.TryParse(context.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        page = Math.Clamp(page, 1, Math.Max(1, (found.Count + PageLength - 1) / PageLength));
        return PageResult.Of<PublishedResponsesPage>(
            new
            {
                View = view,
                Set = set,
                Query = words,
                Count = found.Count,
                Page = page,
                HasMore = page * PageLength < found.Count,
                Shown = (IReadOnlyList<(int Index, PublicResponse Response)>)[.. found.Skip((page - 1) * PageLength).Take(PageLength)],
            }
        );
    }

    /// <summary><c>GET /api/consultations/{slug}/responses</c>: all that is published.</summary>
    public async Task<IResult> JsonAsync(HttpContext context, string slug, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return Problems.NoConsultation(slug);
        if (await publish.ReadAsync(consultation.Slug, cancellationToken) is not { } set)
            return Problems.Of(StatusCodes.Status404NotFound, "Nothing is published", "No response of this consultation is.");
        context.Response.Headers.CacheControl = "public, no-cache";
        return ApiJson.Ok(
            new
            {
                publishedAt = set.PublishedAt,
                responses = set.Responses.Select(response => new
                {
                    organisation = response.Organisation,
                    language = response.Language,
                    parts = response.Parts.Select(part => new
                    {
                        question = part.Prompt,
                        text = RedactionWords.Joined(part, response.Language),
                    }),
                }),
            }
        );
    }

    /// <summary><c>GET /staff/{slug}/publishable</c></summary>
    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var asked = ListRequest.Read(context.Request.Query, consultation);
                if (asked.Errors.ContainsKey("after"))
                    return StaffNotFound.Page();
                var show =
                    Enum.TryParse<Publication>(context.Request.Query["show"], ignoreCase: true, out var stage) && Enum.IsDefined(stage)
                        ? stage
                        : Publication.ToLookAt;
                var query = new SubmissionQuery
                {
                    Consultation = consultation.Slug,
                    Publication = show,
                    After = asked.Query.After,
                };
                return PageResult.Of<PublishablePage>(
                    new
                    {
                        Consultation = consultation,
                        Asked = query,
                        Responses = await store.ListAsync(query, cancellationToken),
                        Counts = await store.TallyAsync(consultation.Slug, cancellationToken),
                        Trail = PageTrail.Read(context.Request.Query),
                        Page = await publish.PageAsync(consultation.Slug, cancellationToken),
                        MayPublish = member.Role >= StaffRole.Manager,
                        Now = clock.GetUtcNow(),
                        Said = context.Request.Query["said"].ToString(),
                        Reference = SubmissionReference.TryParse(context.Request.Query["reference"], out var named)
                            ? named.ToString()
                            : null,
                    }
                );
            }
        );

    /// <summary><c>POST /staff/{slug}/publishable/consent</c>: what somebody said elsewhere.</summary>
    public Task<IResult> ConsentAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var sent = await FormBody.ReadAsync(context.Request, cancellationToken);
                if (
                    !SubmissionReference.TryParse(sent["reference"], out var reference)
                    || !Enum.TryParse<PublicationConsent>(sent["answer"], out var answer)
                    || !Enum.IsDefined(answer)
                    || !Enum.TryParse<ConsentGiven>(sent["given"], out var given)
                    || !Enum.IsDefined(given)
                )
                    return Back(consultation, "unknown");
                var outcome = await consent.ExecuteAsync(consultation.Slug, reference, answer, given, member.Name, cancellationToken);
                return Back(
                    consultation,
                    outcome switch
                    {
                        RecordConsent.Outcome.Done => "consent",
                        RecordConsent.Outcome.NotFound => "unknown",
                        RecordConsent.Outcome.Meanwhile => "meanwhile",
                        _ => throw new NotSupportedException($"{outcome} has no words."),
                    }
                );
            }
        );

    /// <summary><c>GET /{slug}/responses.xlsx</c>: all that is published, a row for each answer.</summary>
    public async Task<IResult> SheetAsync(HttpContext context, string slug, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return form.NotFound(context);
        if (await publish.ReadAsync(consultation.Slug, cancellationToken) is not { } set)
            return form.NotFound(context);
        context.Response.Headers.CacheControl = "public, no-cache";
        var view = form.ViewOf(context, consultation);
        var words = view.Words.Responses;
        ExportColumn[] columns =
        [
            new(words.NumberColumn, ""),
            new(words.OrganisationColumn, "") { Width = 30 },
            new(words.LanguageColumn, ""),
            new(words.QuestionColumn, "") { Width = 40 },
            new(words.TextColumn, "") { Width = 100 },
        ];
        var table = new ExportTable("responses", words.SheetTitle, columns, RowsOf(set));
        return Results.Stream(
            stream => XlsxSheets.WriteAsync(table, [consultation.Title.In(view.Language)], stream, cancellationToken, withCodebook: false),
            XlsxSheets.ContentType,
            $"{consultation.Slug}-responses.xlsx"
        );
    }

    private static async IAsyncEnumerable<IReadOnlyList<ExportValue>> RowsOf(PublicSet set)
    {
        await Task.CompletedTask;
        foreach (var (index, response) in set.Responses.Index())
        {
            foreach (var part in response.Parts)
                yield return
                [
                    ExportValue.Of(index + 1),
                    ExportValue.Of(response.Organisation),
                    ExportValue.Of(response.Language),
                    ExportValue.Of(part.Prompt),
                    ExportValue.Of(RedactionWords.Joined(part, response.Language)),
                ];
        }
    }

    /// <summary><c>GET /staff/{slug}/publishable/{reference}</c>: the response and what would be published of it, side by side.</summary>
    public Task<IResult> OneAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                if (await FindAsync(slug, reference, cancellationToken) is not var (consultation, submission))
                    return StaffNotFound.Page();
                var (spans, looked) = await redact.FindAsync(submission, cancellationToken);
                return Show(consultation, submission, spans, looked, isChanged: false);
            }
        );

    /// <summary><c>POST /staff/{slug}/publishable/{reference}</c>: looks again with other words taken out, or decides.</summary>
    public Task<IResult> DecideAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (await FindAsync(slug, reference, cancellationToken) is not var (consultation, submission))
                    return StaffNotFound.Page();
                var sent = await FormBody.ReadAsync(context.Request, cancellationToken);
                var text = submission.Text.Value;
                var spans = RedactionProposal.Tidy(sent["span"].Select(ParseSpan).OfType<RedactedSpan>(), text.Length);
                var reason =
                    Enum.TryParse<RedactionReason>(sent["reason"], out var given) && Enum.IsDefined(given) ? given : RedactionReason.Name;
                spans = RedactionProposal.With(spans, text, sent["words"].ToString().ReplaceLineEndings("\n"), reason);
                var does = sent["do"].ToString();
                if (does is not ("publish" or "leave-out"))
                    return Show(
                        consultation,
                        submission,
                        spans,
                        (await redact.FindAsync(submission, cancellationToken)).Looked,
                        isChanged: true
                    );
                return Back(
                    consultation,
                    await redact.ExecuteAsync(submission, spans, does == "publish", member.Name, cancellationToken) switch
                    {
                        RedactResponse.Outcome.Done => "decided",
                        RedactResponse.Outcome.Meanwhile => "meanwhile",
                        RedactResponse.Outcome.KeptWithoutMark => "unmarked",
                        var other => throw new NotSupportedException($"{other} has no answer."),
                    }
                );
            }
        );

    /// <summary><c>POST /staff/{slug}/publishable/publish</c>: the first press asks once more, what is sent from there publishes.</summary>
    public Task<IResult> PublishAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                if ((await FormBody.ReadAsync(context.Request, cancellationToken))[OutcomePages.Sure].Count == 0)
                    return Back(consultation, Ask);
                var said = await publish.ExecuteAsync(consultation.Slug, member.Name, cancellationToken) switch
                {
                    null => "meanwhile",
                    0 => "nothing",
                    _ => "published",
                };
                return Back(consultation, said);
            },
            StaffRole.Manager
        );

    /// <summary><c>POST /staff/{slug}/publishable/withdraw</c></summary>
    public Task<IResult> WithdrawAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
                catalogue.Find(slug) is { } consultation
                    ? Back(
                        consultation,
                        await publish.WithdrawAsync(consultation.Slug, member.Name, cancellationToken) ? "withdrawn" : "nothing"
                    )
                    : StaffNotFound.Page(),
            StaffRole.Manager
        );

    private static IResult Show(
        Consultation consultation,
        Submission submission,
        IReadOnlyList<RedactedSpan> spans,
        ResponseRedaction? looked,
        bool isChanged
    ) =>
        PageResult.Of<RedactPage>(
            new
            {
                Consultation = consultation,
                Submission = submission,
                Spans = spans,
                Looked = looked,
                IsChanged = isChanged,
            }
        );

    private async Task<(Consultation, Submission)?> FindAsync(string slug, string reference, CancellationToken cancellationToken) =>
        catalogue.Find(slug) is { } consultation
        && SubmissionReference.TryParse(reference, out var parsed)
        && await store.FindAsync(consultation.Slug, parsed, cancellationToken) is { } submission
        && PublicResponse.ConsentOf(submission) != PublicationConsent.No
            ? (consultation, submission)
            : null;

    /// <summary>As the page writes it: <c>12-5-Name</c>.</summary>
    private static RedactedSpan? ParseSpan(string? written) =>
        written?.Split('-') is [var start, var length, var reason]
        && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var characters)
        && Enum.TryParse<RedactionReason>(reason, out var parsed)
        && Enum.IsDefined(parsed)
            ? new RedactedSpan(new TextSpan(at, characters), parsed)
            : null;

    private static bool Has(PublicResponse response, string words) =>
        words.Length == 0
        || response.Organisation?.Contains(words, StringComparison.OrdinalIgnoreCase) == true
        || response.Parts.Any(part => part.Pieces.Any(piece => piece.Text.Contains(words, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What the page is told where it shall ask once more.</summary>
    internal const string Ask = "ask";

    private static IResult Back(Consultation consultation, string said) =>
        Results.LocalRedirect($"~/staff/{consultation.Slug}/publishable?said={said}#main", permanent: false, preserveMethod: false);
}
