namespace ConsultationIntake.Themes;

/// <summary>What a theme tag rests on.</summary>
public enum TagBasis
{
    /// <summary>The point's own words.</summary>
    Words,

    /// <summary>The question it answers: its own words alone would not have given it the theme. So with the rest.</summary>
    Question,

    /// <summary>The heading it stands under.</summary>
    Heading,

    /// <summary>What stands before it in the same response.</summary>
    Before,
}
