using ConsultationIntake.Consultations;

namespace ConsultationIntake.Tests.Consultations;

public sealed class PlanPassageTests
{
    private const string Plan = """
        # Draft plan

        Four objectives.

        ## Objective 1: Streets ##

        Every neighbourhood will have
        a named officer.

        - **More** lights
        - Fewer bikes
        1. Numbered

        | Year | Officers |
        | ---- | -------- |
        | 2029 | forty    |
        """;

    [Fact]
    public void AllOf_APlan_IsItsParagraphsItemsAndRows_UnderTheirHeadings() =>
        Assert.Equal(
            [
                ("Draft plan", "Four objectives."),
                ("Objective 1: Streets", "Every neighbourhood will have a named officer."),
                ("Objective 1: Streets", "More lights"),
                ("Objective 1: Streets", "Fewer bikes"),
                ("Objective 1: Streets", "Numbered"),
                ("Objective 1: Streets", "Year | Officers"),
                ("Objective 1: Streets", "2029 | forty"),
            ],
            PlanPassage.AllOf(Plan).Select(passage => (passage.Section!, passage.Text))
        );

    [Fact]
    public void AllOf_APlanThatChangesElsewhere_KeepsTheIds()
    {
        var before = PlanPassage.AllOf(Plan);
        var after = PlanPassage.AllOf(Plan.Replace("Four objectives.", "Five objectives.\n\nAnd a new one.", StringComparison.Ordinal));

        Assert.Equal(before.Skip(1).Select(passage => passage.Id), after.Skip(2).Select(passage => passage.Id));
        Assert.Distinct(after.Select(passage => passage.Id));
    }

    [Fact]
    public void AllOf_Nothing_IsNone() => Assert.Empty(PlanPassage.AllOf("\r\n# Title\r\n\r\n---\r\n"));
}
