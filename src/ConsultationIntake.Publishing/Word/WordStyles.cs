using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultationIntake.Publishing.Word;

/// <summary>The styles of every document, under the names that Word gives them itself: a person can go on with them.</summary>
internal static class WordStyles
{
    internal const string Title = "Title";
    internal const string Quote = "Quote";
    internal const string Bullet = "ListBullet";
    internal const string Link = "Hyperlink";
    internal const string Caption = "Caption";
    internal const string TableText = "TableText";

    /// <summary>Where bullets are defined.</summary>
    internal const int BulletNumbering = 1;

    private const string Font = "Arial";

    internal static string Heading(int level) => $"Heading{level}";

    internal static Styles Of(WordLook look)
    {
        var colour = look.Colour.TrimStart('#').ToUpperInvariant();
        return new Styles(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts
                        {
                            Ascii = Font,
                            HighAnsi = Font,
                            ComplexScript = Font,
                        },
                        new FontSize { Val = "22" },
                        new Languages { Val = WordLook.TagOf(look.Language) }
                    )
                ),
                new ParagraphPropertiesDefault(
                    new ParagraphPropertiesBaseStyle(
                        new SpacingBetweenLines
                        {
                            After = "120",
                            Line = "276",
                            LineRule = LineSpacingRuleValues.Auto,
                        }
                    )
                )
            ),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle())
            {
                Type = StyleValues.Paragraph,
                StyleId = "Normal",
                Default = true,
            },
            Paragraph(Title, "Title", Spaced("0", "200"), new Bold(), new Color { Val = colour }, new FontSize { Val = "44" }),
            HeadingStyle(1, colour, "32", "360"),
            HeadingStyle(2, colour, "26", "280"),
            HeadingStyle(3, "16202A", "23", "200"),
            Paragraph(
                Quote,
                "Quote",
                new StyleParagraphProperties(
                    new ParagraphBorders(
                        new LeftBorder
                        {
                            Val = BorderValues.Single,
                            Size = 18,
                            Space = 8,
                            Color = colour,
                        }
                    ),
                    new Indentation { Left = "284" }
                )
            ),
            Paragraph(
                Bullet,
                "List Bullet",
                new StyleParagraphProperties(
                    new NumberingProperties(new NumberingId { Val = BulletNumbering }),
                    new SpacingBetweenLines { After = "60" }
                )
            ),
            Paragraph(
                Caption,
                "caption",
                new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "160", After = "80" }),
                new Bold(),
                new FontSize { Val = "20" }
            ),
            Paragraph(
                TableText,
                "Table Text",
                new StyleParagraphProperties(new SpacingBetweenLines { After = "40" }),
                new FontSize { Val = "19" }
            ),
            new Style(
                new StyleName { Val = "Hyperlink" },
                new StyleRunProperties(new Color { Val = colour }, new Underline { Val = UnderlineValues.Single })
            )
            {
                Type = StyleValues.Character,
                StyleId = Link,
            }
        );
    }

    internal static Numbering Bullets() =>
        new(
            new AbstractNum(
                new MultiLevelType { Val = MultiLevelValues.SingleLevel },
                new Level(
                    new NumberingFormat { Val = NumberFormatValues.Bullet },
                    new LevelText { Val = "•" },
                    new LevelJustification { Val = LevelJustificationValues.Left },
                    new PreviousParagraphProperties(new Indentation { Left = "426", Hanging = "284" })
                )
                {
                    LevelIndex = 0,
                }
            )
            {
                AbstractNumberId = BulletNumbering,
            },
            new NumberingInstance(new AbstractNumId { Val = BulletNumbering }) { NumberID = BulletNumbering }
        );

    private static Style HeadingStyle(int level, string colour, string size, string before) =>
        Paragraph(
            Heading(level),
            $"heading {level}",
            new StyleParagraphProperties(
                new KeepNext(),
                new SpacingBetweenLines { Before = before, After = "120" },
                new OutlineLevel { Val = level - 1 }
            ),
            new Bold(),
            new Color { Val = colour },
            new FontSize { Val = size }
        );

    private static StyleParagraphProperties Spaced(string before, string after) =>
        new(new SpacingBetweenLines { Before = before, After = after });

    private static Style Paragraph(string id, string name, StyleParagraphProperties paragraph, params OpenXmlElement[] run)
    {
        var style = new Style(
            new StyleName { Val = name },
            new BasedOn { Val = "Normal" },
            new NextParagraphStyle { Val = "Normal" },
            new PrimaryStyle(),
            paragraph
        )
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };
        if (run.Length > 0)
            style.Append(new StyleRunProperties(run));
        return style;
    }
}
