using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Imports;

/// <summary>That a paper response was typed a second time, and how it went; the id is its reference. No word of it is kept.</summary>
public sealed record SecondTyping : OfficeRecord
{
    /// <summary>Questions that were compared: those with an answer in either.</summary>
    public required int Compared { get; init; }

    /// <summary>The ids of those that the two differ in.</summary>
    public required IReadOnlyList<string> Differs { get; init; }

    /// <summary>Who typed it the second time, and when.</summary>
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <param name="Question">The id of a question.</param>
/// <param name="First">As it was taken in.</param>
/// <param name="Second">As it was typed again.</param>
public sealed record TypedTwice(string Question, string First, string Second);

/// <param name="Open">Chosen and not typed again yet, oldest first.</param>
/// <param name="Done">Typed twice, the last first.</param>
public sealed record SecondTypings(IReadOnlyList<SubmissionReference> Open, IReadOnlyList<SecondTyping> Done)
{
    public int Same => Done.Count(one => one.Differs.Count == 0);

    public int Compared => Done.Sum(one => one.Compared);

    public int Differing => Done.Sum(one => one.Differs.Count);
}

/// <summary>
/// Has a share of the paper responses typed a second time and says where the two differ, so that the office knows how far it can rely on
/// what was typed. Which ones are chosen goes by their references: nobody chooses.
/// </summary>
public sealed class TypeAgain(ISubmissionStore store, IOfficeRecords records, StaffHistory history, TimeProvider clock)
{
    private const int PageLength = 200;

    /// <summary>Whether a response is one of those to be typed twice.</summary>
    public static bool IsChosen(Consultation consultation, SubmissionReference reference) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(reference.ToString()))) % 100
        < consultation.Form.PaperTypedTwice;

    public async Task<SecondTypings> ListAsync(Consultation consultation, CancellationToken cancellationToken)
    {
        var done = (await records.ListAsync<SecondTyping>(consultation.Slug, cancellationToken)).OrderByDescending(one => one.At).ToList();
        var known = done.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var open = new List<SubmissionReference>();
        var query = new SubmissionQuery
        {
            Consultation = consultation.Slug,
            Channel = Channel.Paper,
            Take = PageLength,
        };
        while (true)
        {
            var page = await store.ListAsync(query, cancellationToken);
            open.AddRange(
                page.Items.Select(item => item.Reference)
                    .Where(reference => IsChosen(consultation, reference) && !known.Contains(reference.ToString()))
            );
            if (page.Next is null)
                break;
            query = query with { After = page.Next };
        }

        open.Reverse();
        return new SecondTypings(open, done);
    }

    /// <summary>The paper response that is to be typed again; null where there is none of that reference, or it was not chosen.</summary>
    public async Task<Submission?> FindAsync(
        Consultation consultation,
        SubmissionReference reference,
        CancellationToken cancellationToken
    ) =>
        IsChosen(consultation, reference)
        && await store.FindAsync(consultation.Slug, reference, cancellationToken) is { Channel: Channel.Paper } submission
            ? submission
            : null;

    /// <summary>Compares and keeps how it went. Typed once more, it is compared once more and the last is kept.</summary>
    /// <param name="consultation">Whose response it is.</param>
    /// <param name="submission">See <see cref="FindAsync"/>.</param>
    /// <param name="answers">As typed now.</param>
    /// <param name="unreadable">The ids of questions that nobody can read.</param>
    /// <param name="by">Who typed it now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Where the two differ, in the order of the questions.</returns>
    public async Task<IReadOnlyList<TypedTwice>> ExecuteAsync(
        Consultation consultation,
        Submission submission,
        IReadOnlyList<Answer> answers,
        IReadOnlyCollection<string> unreadable,
        string by,
        CancellationToken cancellationToken
    )
    {
        var both = consultation
            .Questions.Select(question => new TypedTwice(
                question.Id,
                FirstOf(submission, question.Id),
                SecondOf(submission, question.Id, answers, unreadable)
            ))
            .Where(one => one.First.Length > 0 || one.Second.Length > 0)
            .ToList();
        var differing = both.Where(one => Plain(one.First) != Plain(one.Second)).ToList();
        var known = await records.FindAsync<SecondTyping>(consultation.Slug, submission.Reference.ToString(), cancellationToken);
        var typed = new SecondTyping
        {
            Id = submission.Reference.ToString(),
            Compared = both.Count,
            Differs = [.. differing.Select(one => one.Question)],
            By = by,
            At = clock.GetUtcNow(),
            Version = known?.Version,
        };
        // Whoever types the same at the same moment comes to the same.
        await records.SaveAsync(consultation.Slug, typed, entry: null, cancellationToken);
        await history.WriteAsync(
            consultation.Slug,
            by,
            HistoryActs.TypeAgain,
            submission.Reference,
            subject: null,
            $"{differing.Count} of {both.Count} answers differ",
            cancellationToken
        );
        return differing;
    }

    private static string FirstOf(Submission submission, string question) =>
        string.Join('\n', submission.Text.Parts.Where(part => part.Name == question).Select(part => part.Span.Of(submission.Text.Value)));

    private static string SecondOf(
        Submission submission,
        string question,
        IReadOnlyList<Answer> answers,
        IReadOnlyCollection<string> unreadable
    ) =>
        string.Join(
            '\n',
            [
                .. answers.Where(answer => answer.Question == question && answer.Text.Trim().Length > 0).Select(answer => answer.Text),
                .. unreadable.Contains(question) ? [TypeInResponse.UnreadableIn(submission.Language)] : Array.Empty<string>(),
            ]
        );

    /// <summary>Spaces and line ends are not what is compared.</summary>
    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
