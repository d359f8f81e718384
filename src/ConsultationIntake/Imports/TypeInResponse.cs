using System.Security.Cryptography;
using System.Text.Json;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Imports;

/// <summary>A response on paper, or the notes of a meeting, as a member of staff typed it.</summary>
public sealed record TypedResponse
{
    public required Consultation Consultation { get; init; }

    /// <summary><see cref="Channel.Paper"/> or <see cref="Channel.Meeting"/>.</summary>
    public required Channel Channel { get; init; }
    public Respondent Respondent { get; init; } = Respondent.Anonymous;
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>The ids of questions with an answer, or part of one, that nobody can read.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];

    /// <summary>The day it was received, or of the meeting.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>See <see cref="Submission.Facts"/>.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>A scan, already kept; it is deleted again where the response is not taken in.</summary>
    public IReadOnlyList<SubmittedFile> Files { get; init; } = [];

    /// <summary>SHA-256 of each of <see cref="Files"/>, in hex.</summary>
    public IReadOnlyList<string> FileHashes { get; init; } = [];

    /// <summary>The same for the same page sent twice.</summary>
    public required Guid Attempt { get; init; }

    /// <summary>Who typed it.</summary>
    public required string By { get; init; }
}

/// <summary>Takes in what a member of staff typed. Whether it is late goes by the day it was received.</summary>
public sealed class TypeInResponse(SubmitResponse submit, StaffHistory history, IBlobStore blobs, TimeProvider clock)
{
    /// <summary>The field of <see cref="SubmitOutcome.Invalid"/> for the day of receipt.</summary>
    public const string Received = "received";

    private static readonly DateOnly Earliest = new(2000, 1, 1);

    public async Task<SubmitOutcome> ExecuteAsync(TypedResponse typed, CancellationToken cancellationToken)
    {
        var outcome = await SubmitAsync(typed, clock.GetUtcNow(), cancellationToken);
        if (outcome is SubmitOutcome.Accepted { IsRepeat: false } accepted)
        {
            await history.WriteAsync(
                typed.Consultation.Slug,
                typed.By,
                HistoryActs.TypeIn,
                accepted.Reference,
                subject: null,
                after: typed.Channel.ToString(),
                cancellationToken
            );
            return outcome;
        }

        foreach (var file in typed.Files)
        {
            await blobs.DeleteAsync(file.Blob, cancellationToken);
            await blobs.DeleteAsync($"{file.Blob}.text", cancellationToken);
        }

        return outcome;
    }

    /// <summary>The idempotency key of what is typed on one page.</summary>
    public static string KeyOf(Guid attempt) => $"typed-{attempt:N}";

    private async Task<SubmitOutcome> SubmitAsync(TypedResponse typed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var consultation = typed.Consultation;
        if (typed.ReceivedOn < Earliest || typed.ReceivedOn > consultation.Window.LocalDate(now))
            return new SubmitOutcome.Invalid(new Dictionary<string, string[]> { [Received] = ["Enter a day that is not in the future"] });
        var command = new SubmitCommand
        {
            Consultation = consultation,
            Channel = typed.Channel,
            Respondent = typed.Respondent,
            Answers = typed.Answers,
            Texts = [.. Unreadable(typed)],
            Facts = typed.Facts,
            Files = typed.Files,
            Language = typed.Language,
            KeptAt = At(typed.ReceivedOn, consultation.Window.TimeZone, now),
            Fingerprint = FingerprintOf(typed),
            IdempotencyKey = KeyOf(typed.Attempt),
            Marks =
            [
                .. typed.Unreadable.Count > 0 ? [SubmissionMarks.Unreadable] : Array.Empty<string>(),
                .. typed.Files.Any(file => !file.Scanned) ? [SubmissionMarks.FileNotScanned] : Array.Empty<string>(),
            ],
        };
        return await submit.ExecuteAsync(command, cancellationToken);
    }

    /// <summary>The same for the same page sent twice. Files go by their content: they are kept under another name each time.</summary>
    private static string FingerprintOf(TypedResponse typed) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes(
                    new
                    {
                        typed.Attempt,
                        typed.Channel,
                        typed.Respondent,
                        typed.Answers,
                        typed.Unreadable,
                        typed.ReceivedOn,
                        typed.Language,
                        typed.Facts,
                        typed.FileHashes,
                    }
                )
            )
        );

    /// <summary>It stands in the text, so that nobody takes the answer for missing, as something chosen: it is nobody's view.</summary>
    private static IEnumerable<SubmissionText.Piece> Unreadable(TypedResponse typed) =>
        typed
            .Consultation.Questions.Where(question => typed.Unreadable.Contains(question.Id))
            .Select(question => new SubmissionText.Piece(
                PartKind.Choice,
                question.Id,
                UnreadableIn(typed.Language),
                question.Text.In(typed.Language)
            ));

    /// <summary>What stands in the text for an answer, or part of one, that nobody can read.</summary>
    internal static string UnreadableIn(string language) => language == Languages.Welsh ? "[annarllenadwy]" : "[unreadable]";

    private static DateTimeOffset At(DateOnly day, TimeZoneInfo zone, DateTimeOffset now) =>
        ConsultationWindow.InstantOf(day.ToDateTime(new TimeOnly(12, 0)), zone) is { } noon && noon < now ? noon : now;
}
