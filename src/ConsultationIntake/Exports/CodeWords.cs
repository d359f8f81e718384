using System.Reflection;
using ConsultationIntake.Inbox;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Exports;

/// <summary>What the codes mean that columns of tables hold, for the codebook.</summary>
internal static class CodeWords
{
    private const string ActsFile = "history-acts.txt";

    /// <summary>What staff do: <see cref="History.HistoryActs"/>, codes of <see cref="Submissions.StaffWork.StaffAction"/>.</summary>
    internal static IReadOnlyDictionary<string, string> Acts { get; } = ReadActs();

    /// <summary>Of a response: see <see cref="Submission.Marks"/>.</summary>
    internal static IReadOnlyDictionary<string, string> Marks { get; } =
        new[] { typeof(SubmissionMarks), typeof(EmailMarks) }
            .SelectMany(marks => marks.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Concat(Enum.GetValues<ExtractionMark>().Select(mark => mark.Code()))
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(mark => mark, EmailMarks.Words, StringComparer.Ordinal);

    internal static string Of(IReadOnlyDictionary<string, string> codes) =>
        string.Join("; ", codes.Select(code => $"{code.Key}: {code.Value.TrimEnd('.')}"));

    /// <summary>Each line a code, a colon and what it means.</summary>
    private static Dictionary<string, string> ReadActs()
    {
        using var stream =
            typeof(CodeWords).Assembly.GetManifestResourceStream(ActsFile)
            ?? throw new InvalidOperationException($"There is no list of acts called {ActsFile} in this assembly.");
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim().Split(": ", 2))
            .ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);
    }
}
