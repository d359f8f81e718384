using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Language;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.Versions;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions;

/// <summary>Takes in one response: checks it, keeps it, queues it to be tagged, and gives it a reference.</summary>
public sealed partial class SubmitResponse(ISubmissionStore store, TimeProvider clock, ILogger<SubmitResponse> logger)
{
    /// <summary>The most characters an answer may have.</summary>
    public const int MaxAnswerLength = 100_000;

    /// <summary>The most answers a response may have.</summary>
    public const int MaxAnswers = 200;

    /// <summary>The most characters that all answers may have together: some 400 pages, as of one file.</summary>
    public const int MaxCharacters = 1_000_000;

    private const int MaxDraws = 5;

    private readonly OfferVersion versions = new(store);

    /// <summary>Every rule the response breaks, by field, without taking it in.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(SubmitCommand command) => SubmissionRules.Check(command);

    public async Task<SubmitOutcome> ExecuteAsync(SubmitCommand command, CancellationToken cancellationToken)
    {
        var consultation = command.Consultation;
        var now = command.KeptAt ?? clock.GetUtcNow();
        var state = consultation.Window.StateAt(now);
        if (command.KeptAt is null && state == WindowState.NotYetOpen)
            return new SubmitOutcome.NotYetOpen();
        if (command.KeptAt is null && state == WindowState.Closed && consultation.LateResponses == LateResponses.Refuse)
            return new SubmitOutcome.Closed();

        var errors = Check(command);
        if (errors.Count > 0)
            return new SubmitOutcome.Invalid(errors);

        var submission = await versions.OfferedAsync(Compose(command, now, isLate: state == WindowState.Closed), cancellationToken);
        for (var draw = 0; draw < MaxDraws; draw++)
        {
            switch (
                await store.AddAsync(submission, WorkItem.TagSubmission(submission.Consultation, submission.Reference), cancellationToken)
            )
            {
                case AddOutcome.Added:
                    await versions.SettleSideBySideAsync(submission, cancellationToken);
                    Log.SubmissionAccepted(
                        logger,
                        submission.Consultation.ToString(),
                        submission.Reference.ToString(),
                        submission.Channel,
                        submission.IsLate
                    );
                    return new SubmitOutcome.Accepted(submission.Reference, submission.IsLate, IsRepeat: false);
                case AddOutcome.Duplicate { Original: var original }:
                    await SettleAgainAsync(submission.Consultation, original, cancellationToken);
                    Log.SubmissionRepeated(logger, submission.Consultation.ToString(), original.ToString());
                    return new SubmitOutcome.Accepted(original, submission.IsLate, IsRepeat: true);
                case AddOutcome.KeyReused:
                    return new SubmitOutcome.KeyReused();
                case AddOutcome.ReferenceTaken when await IsStoredAsync(submission, cancellationToken):
                    return new SubmitOutcome.Accepted(submission.Reference, submission.IsLate, IsRepeat: true);
                case AddOutcome.ReferenceTaken:
                    submission = submission with { Reference = SubmissionReference.New() };
                    break;
            }
        }

        throw new InvalidOperationException("No free reference was found.");
    }

    /// <summary>Whether <see cref="ExecuteManyAsync"/> takes all in or none.</summary>
    public bool TakesAllOrNone => store.AddsAllOrNone;

    /// <summary>
    /// Takes in many that were kept before, each with an idempotency key and nobody proven to be a partner: see
    /// <see cref="ISubmissionStore.AddManyAsync"/>. They are gone
    /// through as they are stored, so that they need not all be in memory, and again where a reference was taken.
    /// </summary>
    /// <returns>
    /// In their order: <see cref="AddOutcome.Added"/>, <see cref="AddOutcome.Duplicate"/> or <see cref="AddOutcome.KeyReused"/>.
    /// </returns>
    public async Task<IReadOnlyList<AddOutcome>> ExecuteManyAsync(IEnumerable<SubmitCommand> commands, CancellationToken cancellationToken)
    {
        var drawn = new Dictionary<int, int>();
        for (var attempt = 0; attempt < MaxDraws; attempt++)
        {
            var outcomes = await store.AddManyAsync(
                commands.Select((command, i) => ComposeKept(command, drawn.GetValueOrDefault(i))),
                cancellationToken
            );
            var taken = outcomes.Index().Where(one => one.Item is AddOutcome.ReferenceTaken).Select(one => one.Index).ToList();
            if (taken.Count == 0)
                return outcomes;
            foreach (var i in taken)
                drawn[i] = drawn.GetValueOrDefault(i) + 1;
        }

        throw new InvalidOperationException("No free reference was found.");
    }

    private static Submission ComposeKept(SubmitCommand command, int draw)
    {
        if (command is not { KeptAt: { } kept, ReferenceSeed: { } seed, IdempotencyKey: not null, Partner: null })
            throw new ArgumentException("It was not kept before.", nameof(command));
        var isLate = command.Consultation.Window.StateAt(kept) == WindowState.Closed;
        return Compose(command, kept, isLate) with { Reference = SubmissionReference.Derive(draw == 0 ? seed : $"{seed}-{draw}") };
    }

    /// <summary>A try before may have been cut off between storing and settling; what is tagged was settled long ago.</summary>
    private async Task SettleAgainAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(consultation, reference, cancellationToken) is { Status: SubmissionStatus.Waiting } stored)
            await versions.SettleSideBySideAsync(stored, cancellationToken);
    }

    /// <summary>Whether what has the reference is this very response, stored by a try that was cut off.</summary>
    private async Task<bool> IsStoredAsync(Submission submission, CancellationToken cancellationToken) =>
        submission.IdempotencyKey is { } key
        && (await store.FindAsync(submission.Consultation, submission.Reference, cancellationToken))?.IdempotencyKey == key;

    private static Submission Compose(SubmitCommand command, DateTimeOffset now, bool isLate)
    {
        var respondent = new Respondent
        {
            Name = NullIfBlank(command.Respondent.Name),
            Email = EmailAddress.TryParse(command.Respondent.Email, out var address) ? address.ToString() : null,
            Organisation = NullIfBlank(command.Respondent.Organisation),
        };
        // Anybody may give a partner's name. An address is not even a claim: an employee may write for herself, and may say so.
        var speaksForIt = command.Facts.GetValueOrDefault(DraftFields.Capacity) != DraftFields.Myself;
        var claim = command.PartnerClaim ?? (speaksForIt ? PartnerMatch.Named(command.Consultation, respondent.Organisation) : null);
        claim = command.Partner is null ? claim : null;
        var answers = command.Answers.Where(answer => !SubmissionRules.IsBlank(answer.Text)).Select(answer => Piece(command, answer));
        var text = SubmissionText.Compose([.. answers, .. command.Texts]);
        var agreed = LetterStanding.Agreed(text, command.Consultation.Window.LocalDate(now));
        return new Submission
        {
            Consultation = command.Consultation.Slug,
            Reference = command.Fingerprint is null ? SubmissionReference.New() : SubmissionReference.Derive(command.Fingerprint),
            Channel = command.Channel,
            ReceivedAt = now,
            ReceivedOn = command.Consultation.Window.LocalDate(now),
            IsLate = isLate,
            Respondent = respondent,
            Partner = command.Partner,
            PartnerClaim = claim,
            Language = command.Language,
            WrittenLanguage = WrittenIn(text, command),
            Marks =
            [
                .. command.Marks,
                .. claim is null ? Array.Empty<string>() : [SubmissionMarks.PartnerToConfirm],
                .. DraftFields.AgreesToPublish(command.Facts) ? [SubmissionMarks.MayBePublished] : Array.Empty<string>(),
            ],
            Subject = NullIfBlank(command.Subject),
            Facts = ChosenOptions.AddTo(command.Facts, command.Consultation, command.Answers),
            Files = command.Files,
            Text = text,
            Standing = LetterStanding.Of(agreed, command.Partner),
            CommitteeDate = agreed.Date,
            ContentHash = command.Fingerprint ?? HashOf(command, respondent),
            IdempotencyKey = command is { Caller: { } caller, IdempotencyKey: { } key } ? $"{caller}:{key}" : command.IdempotencyKey,
        };
    }

    /// <summary>
    /// What a response is written in: an option that was chosen says nothing of it, as the form has it in its own language.
    /// </summary>
    private static string WrittenIn(SubmissionText text, SubmitCommand command)
    {
        var written = text.Parts.Where(part => part.Kind != PartKind.Choice).Select(part => part.Span.Of(text.Value));
        var language = LanguageDetector.Detect(string.Join('\n', written));
        return command.Consultation.Languages.Contains(language) ? language : command.Language;
    }

    private static SubmissionText.Piece Piece(SubmitCommand command, Answer answer)
    {
        var question = command.Consultation.Questions.FirstOrDefault(question => question.Id == answer.Question);
        var kind = question switch
        {
            { Kind: QuestionKind.FreeText } => PartKind.Answer,
            not null => PartKind.Choice,
            // What a partner's system sends under a name of its own is a letter, as the same words in a file would be.
            null => command.Channel == Channel.Partner ? PartKind.Attachment : PartKind.Answer,
        };
        return new SubmissionText.Piece(kind, answer.Question, answer.Text, question?.Text.In(command.Language));
    }

    private static string HashOf(SubmitCommand command, Respondent respondent)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Append(string? value)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(value ?? ""));
            hash.AppendData([0xFF]);
        }

        Append(respondent.Name);
        Append(respondent.Email);
        Append(respondent.Organisation);
        foreach (var answer in command.Answers)
        {
            Append(answer.Question);
            Append(answer.Text);
        }

        foreach (var file in command.Files)
            Append(file.Blob);

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Accepted {Consultation} {Reference} by {Channel}, late: {IsLate}")]
        internal static partial void SubmissionAccepted(
            ILogger logger,
            string consultation,
            string reference,
            Channel channel,
            bool isLate
        );

        [LoggerMessage(2, LogLevel.Information, "Received {Consultation} {Reference} again")]
        internal static partial void SubmissionRepeated(ILogger logger, string consultation, string reference);
    }
}
