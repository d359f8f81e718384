using System.Text;
using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Cli.Training.Reader;

/// <summary>
/// Texts put together from the views of one writer's letters, drawn by lot, the same at each run: paragraphs that turn from one matter to
/// another without a word for it, where only what is said shows that another point begins.
/// </summary>
internal static class Medley
{
    private const int TextsOfAWriter = 12;
    private const int FewestViews = 40;
    private const int FewestCharacters = 20;
    private const int MostParagraphs = 3;
    private const int FewestInAParagraph = 2;
    private const int MostInAParagraph = 4;

    public static IEnumerable<GoldLetter> Of(IEnumerable<GoldLetter> letters, Random random)
    {
        var views = letters.SelectMany(ViewsOf).ToArray();
        if (views.Length < FewestViews)
            yield break;
        for (var i = 0; i < TextsOfAWriter; i++)
            yield return Text(views, random);
    }

    private static IEnumerable<string> ViewsOf(GoldLetter letter) =>
        letter
            .Points.Where(point => point.Kind == PointKind.OwnView)
            .Select(point => point.Span.Of(letter.Text.Value))
            .Where(view =>
                view.Length >= FewestCharacters && !view.Contains('\n') && char.IsUpper(view[0]) && view[^1] is '.' or '!' or '?'
            );

    private static GoldLetter Text(string[] views, Random random)
    {
        var (text, points) = (new StringBuilder(), new List<PointSource>());
        var paragraphs = random.Next(1, MostParagraphs + 1);
        for (var paragraph = 0; paragraph < paragraphs; paragraph++)
        {
            text.Append(paragraph == 0 ? "" : "\n\n");
            var drawn = random.GetItems(views, random.Next(FewestInAParagraph, MostInAParagraph + 1));
            foreach (var (i, view) in drawn.Distinct().Index())
            {
                text.Append(i == 0 ? "" : " ");
                points.Add(new PointSource { Span = new TextSpan(text.Length, view.Length), Kind = PointKind.OwnView });
                text.Append(view);
            }
        }

        var kind = random.Next(2) == 0 ? PartKind.Attachment : PartKind.EmailBody;
        return new GoldLetter { Text = SubmissionText.Compose([new(kind, "medley", text.ToString())]), Points = points };
    }
}
