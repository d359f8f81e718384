using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Reading.Judgement;

/// <summary>The lettered and numbered lists of a text that are long enough to say something of their items: most are of one kind.</summary>
/// <param name="units">The text's sentences.</param>
/// <param name="lists">The places of the first sentences of each list's items.</param>
internal sealed class LabelledLists(IReadOnlyList<Unit> units, IReadOnlyList<IReadOnlyList<int>> lists)
{
    /// <summary>A shorter list says nothing of its items.</summary>
    private const int FewestItems = 4;

    public static LabelledLists Of(IReadOnlyList<Unit> units) =>
        new(
            units,
            [
                .. Enumerable
                    .Range(0, units.Count)
                    .Where(place =>
                        units[place] is { InBlock: 0, Block: { Cell: null, Label.Style: not (LabelStyle.Bullet or LabelStyle.Dotted) } }
                    )
                    .GroupBy(place => (units[place].Block.Label!.Value.Style, units[place].Block.ListPath))
                    .Select(list => list.ToList())
                    .Where(list => list.Count >= FewestItems),
            ]
        );

    /// <summary>The items of the lists in which something is true of more than half of them.</summary>
    public IEnumerable<int> Most(Func<int, bool> isSo) => lists.Where(list => list.Count(isSo) * 2 > list.Count).SelectMany(list => list);

    /// <summary>Where a third of a list's items are views, none is set aside: each is made no likelier to be than is enough.</summary>
    /// <param name="aside">How likely each sentence is to be no view, 0 to 1; changed.</param>
    /// <param name="enough">How likely it must be before a sentence is set aside.</param>
    public void LeanOn(double[] aside, double enough)
    {
        foreach (var list in lists.Where(list => list.Count(place => aside[place] <= enough) * 3 >= list.Count))
        foreach (var first in list)
            for (var place = first; place < units.Count && units[place].Block == units[first].Block; place++)
                aside[place] = Math.Min(aside[place], enough);
    }
}
