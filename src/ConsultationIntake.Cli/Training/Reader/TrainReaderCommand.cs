using System.CommandLine;
using System.Globalization;
using ConsultationIntake.Cli.Evaluating;
using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Judgement;

namespace ConsultationIntake.Cli.Training.Reader;

/// <summary><c>train-reader</c>: makes the weights by which letters are read, from letters that people marked.</summary>
internal static class TrainReaderCommand
{
    public static Command Create()
    {
        var letters = new Option<string[]>("--letters")
        {
            Description = "Folders of marked letters, each a writer's.",
            DefaultValueFactory = _ => [.. Directory.EnumerateDirectories("eng/reader/letters").Order(StringComparer.Ordinal)],
            AllowMultipleArgumentsPerToken = true,
        };
        var unread = new Option<string?>("--measure")
        {
            Description = "A folder of marked letters that are read with the new weights and not taught.",
        };
        var leave = new Option<bool>("--leave-out") { Description = "Also read each writer's letters with weights taught by the others'." };
        var output = new Option<string?>("--output")
        {
            Description = "The file of weights to write: src/ConsultationIntake/Reading/Judgement/reader.bin.",
        };
        var command = new Command("train-reader", "Teach how letters are read on letters that people marked.")
        {
            letters,
            unread,
            leave,
            output,
        };
        // Not asynchronous: a command that computes lets the runtime end it at once when it is told to stop.
        command.SetAction(parsed =>
            Run(
                parsed.GetRequiredValue(letters),
                parsed.GetValue(unread),
                parsed.GetValue(leave),
                parsed.GetValue(output),
                parsed.InvocationConfiguration.Output
            )
        );
        return command;
    }

    private static int Run(string[] folders, string? unread, bool leaveOut, string? path, TextWriter output)
    {
        var writers = folders
            .Select(folder => (Name: Path.GetFileName(Path.GetFullPath(folder)), Letters: LabelledFolder.Read(folder).Letters))
            .ToList();
        var families = FamilyFinder.Find();
        var marked = writers
            .SelectMany(writer => writer.Letters)
            .ToDictionary(letter => letter.Gold, letter => MarkedPart.Of(letter.Gold, families));
        var random = new Random(5);
        var more = writers.ToDictionary(writer => writer.Name, writer => OnceMore(writer.Letters.Select(letter => letter.Gold).ToList()));
        output.WriteLine(
            $"{marked.Count} letters, {marked.Values.Sum(part => part.Joins.Count)} sentences, "
                + $"{marked.Keys.Sum(gold => gold.Points.Count)} points, "
                + $"and {more.Values.Sum(texts => texts.Count)} texts made of them"
        );
        var (chains, networks) = (
            new ChainTrainer(new ChainTrainer.Settings(), families),
            new NetworkTrainer(new NetworkTrainer.Settings(), output.WriteLine)
        );
        if (leaveOut)
        {
            foreach (var (name, own) in writers.Where(writer => writers.Count > 1))
            {
                var judge = new Judge(Learned(Taught(writers.Where(writer => writer.Name != name))));
                Write(output, name, own, judge);
            }
        }

        if (path is null && unread is null)
            return 0;
        var weights = Learned(Taught(writers));
        if (unread is not null)
            foreach (var one in unread.Split(','))
                Write(output, Path.GetFileName(one), LabelledFolder.Read(one).Letters, new Judge(weights));
        if (path is null)
            return 0;
        using var stream = File.Create(path);
        weights.Write(stream);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote {path}: {stream.Length / 1048576.0:0.0} MB."));
        return 0;

        ReaderWeights Learned(List<MarkedPart> letters)
        {
            var (vocabulary, taught) = networks.Train(letters);
            return new ReaderWeights(chains.Train(letters), vocabulary, taught);
        }

        List<MarkedPart> OnceMore(List<GoldLetter> letters) =>
            [
                .. letters
                    .Select(letter => RunTogether.Of(letter, random))
                    .OfType<GoldLetter>()
                    .Concat(Medley.Of(letters, random))
                    .Select(letter => MarkedPart.Of(letter, families)),
            ];

        List<MarkedPart> Taught(IEnumerable<(string Name, IReadOnlyList<(string Name, GoldLetter Gold, PlanText? Plan)> Letters)> of) =>
            [.. of.SelectMany(writer => writer.Letters.Select(letter => marked[letter.Gold]).Concat(more[writer.Name]))];
    }

    private static void Write(
        TextWriter output,
        string name,
        IReadOnlyList<(string Name, GoldLetter Gold, PlanText? Plan)> letters,
        Judge judge
    )
    {
        var (all, kinds) = (new ReadingScore(), new SortedDictionary<PointKind, ReadingScore>());
        foreach (var (_, gold, plan) in letters)
        {
            var found = PointFinder.Find(gold.Text, plan, judge).Points;
            all += ReadingScore.Of(gold.Text.Value, gold.Points, found);
            foreach (var kind in Enum.GetValues<PointKind>())
                kinds[kind] =
                    kinds.GetValueOrDefault(kind)
                    + ReadingScore.Of(
                        gold.Text.Value,
                        [.. gold.Points.Where(point => point.Kind == kind)],
                        [.. found.Where(point => point.Kind == kind)]
                    );
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: exact {all.ExactF1:0.000} half {all.HalfF1:0.000} lost {all.Lost:0.000} noise {all.NoiseShare:0.000} "
                    + $"of {all.Gold} ({all.Found} found)"
            )
        );
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {all.Empty} without a point: {all.FoundInEmpty} found"));
        foreach (var (kind, score) in kinds)
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {kind}: exact {score.ExactF1:0.00} half {score.HalfF1:0.00} of {score.Gold}"
                )
            );
    }
}
