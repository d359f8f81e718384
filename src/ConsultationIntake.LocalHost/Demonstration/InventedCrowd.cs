using ConsultationIntake.Consultations;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Reading.Structure;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.LocalHost.Demonstration;

/// <summary>
/// A consultation as it looks near its end: 1,200 forms and 60 letters made of the invented sentences and letters that the models were
/// taught with. The same at every start. What is read in them is better than in life, since they were taught: look at the work, not at the
/// tags.
/// </summary>
/// <param name="folder">Holds <c>tagger/sentences</c> and <c>reader/letters</c>, as <c>eng/</c> of this project does.</param>
internal sealed class InventedCrowd(string folder)
{
    internal const int Forms = 1_200;
    internal const int Letters = 60;
    private const int Seed = 20261130;

    /// <summary>A sentence's first label, by the question it answers; what has none answers "else".</summary>
    private static readonly Dictionary<char, string> Questions = new()
    {
        ['a'] = "asb",
        ['v'] = "victims",
        ['p'] = "partnership",
        ['e'] = "equalities",
    };

    /// <summary>Forms, one to five sentences each, some from people who were victims or leave a name and a district.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder holds no such texts.</exception>
    internal IEnumerable<SubmitCommand> FormsFor(Consultation consultation)
    {
        var random = new Random(Seed);
        var sentences = Directory
            .GetFiles(Path.Combine(folder, "tagger", "sentences"), "public-*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(": ", 2))
            .Where(parts => parts.Length == 2)
            .Select(parts => (Label: parts[0][0], Text: parts[1].Trim()))
            .ToArray();
        random.Shuffle(sentences);
        var districts = consultation.Form.PostcodeDistricts;
        var next = 0;
        for (var i = 0; i < Forms; i++)
        {
            var answers = Enumerable
                .Range(0, 1 + random.Next(5))
                .Select(_ => sentences[next++ % sentences.Length])
                .GroupBy(sentence => Questions.GetValueOrDefault(sentence.Label, "else"))
                .Select(group => new Answer(group.Key, string.Join(" ", group.Select(sentence => sentence.Text))))
                .ToList();
            var facts = new Dictionary<string, string>(StringComparer.Ordinal);
            if (districts.Count > 0 && random.Next(2) == 0)
                facts[DraftFields.Area] = districts[random.Next(districts.Count)];
            if (random.Next(6) == 0)
                facts[DraftFields.Victim] = DraftFields.Yes;
            yield return new SubmitCommand
            {
                Consultation = consultation,
                Channel = Channel.Form,
                Respondent =
                    random.Next(5) == 0
                        ? new Respondent { Name = $"Resident {i + 1}", Email = $"resident{i + 1}@postbox.example" }
                        : Respondent.Anonymous,
                Answers = answers,
                Facts = facts,
            };
        }
    }

    /// <summary>Letters as mail, each from a sender of its own.</summary>
    internal IEnumerable<InventedMail> Mail() =>
        Directory
            .GetFiles(Path.Combine(folder, "reader", "letters"), "*.txt", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}first{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Where((_, i) => i % 4 == 0)
            .Take(Letters)
            .Select(
                (file, i) =>
                    new InventedMail(
                        $"""
                        From: Sender {i + 1} <sender{i + 1}@letters{i + 1}.example>
                        To: plan@consult.westmere-pcc.example
                        Subject: The draft Police and Crime Plan
                        Date: {"{{date}}"}
                        Message-ID: <letter-{i + 1}@letters{i + 1}.example>
                        MIME-Version: 1.0
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: 8bit

                        {GoldLetter.Parse(File.ReadAllText(file)).Text.Value}
                        """,
                        60 + (i * 500)
                    )
            );
}
