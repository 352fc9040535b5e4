package dev.broadsheet.testing;

import java.util.List;
import java.util.stream.Stream;

/** What strangers write to have a browser run, or ask for, what it should not. */
public final class HostilePage {
  private HostilePage() {}

  /**
   * Pieces of pages; each runs something, or asks for an address of a host, in one of the ways that
   * browsers know.
   */
  public static List<String> vectors(String host) {
    return Stream.of(
            "<script>fetch('//out.example/')</script>",
            "<script src=//out.example/a.js></script>",
            "<link rel=stylesheet href=//out.example/a.css>",
            "<link rel=preload as=image href=//out.example/a.png>",
            "<link rel=prefetch href=//out.example/><link rel=dns-prefetch href=//out.example>",
            "<link rel='shortcut icon' href=//out.example/favicon.ico>",
            "<link rel=modulepreload href=//out.example/m.js><link rel=manifest"
                + " href=//out.example/m>",
            "<base href=//out.example/><a href=x>x</a>",
            "<meta http-equiv=refresh content='0;url=//out.example/'>",
            "<meta http-equiv=Content-Security-Policy content=\"report-uri //out.example/\">",
            "<img src=//out.example/a.png>",
            "<img srcset='//out.example/a.png 2x' sizes=1px>",
            "<img src=x onerror=\"fetch('//out.example/')\">",
            "<img src='data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg onload=alert(1)>'>",
            "<img loading=lazy data-src=//out.example/ lowsrc=//out.example/"
                + " dynsrc=//out.example/>",
            "<picture><source srcset=//out.example/a.webp><img></picture>",
            "<video src=//out.example/v poster=//out.example/p><track src=//out.example/t></video>",
            "<audio autoplay><source src=//out.example/a></audio>",
            "<iframe src=//out.example/></iframe><iframe"
                + " srcdoc='<script>alert(1)</script>'></iframe>",
            "<frameset><frame src=//out.example/></frameset>",
            "<object data=//out.example/><embed src=//out.example/></object>",
            "<applet code=a archive=//out.example/></applet>",
            "<form action=//out.example/><input type=image src=//out.example/><button formaction="
                + "//out.example/ autofocus onfocus=alert(1)>go</button></form>",
            "<svg><image href=//out.example/a.png /><use"
                + " xlink:href='//out.example/a.svg#x'/></svg>",
            "<svg onload=alert(1)><script href=//out.example/ /><style>@import '//out.example/'"
                + "</style></svg>",
            "<svg><foreignObject><img src=//out.example/></foreignObject></svg>",
            "<math><mtext><table><mglyph><style><img src=//out.example/ onerror=alert(1)>",
            "<body onload=alert(1) background=//out.example/a.png>",
            "<table background=//out.example/><tr><td background=//out.example/>x</table>",
            "<p style='background:url(//out.example/a.png)'>x</p>",
            "<p style='background:u\\72l(//out.example/a.png)'>x</p>",
            "<p style='background:u\\\\72 l(//out.example/) , \\75 rl(//out.example/)'>x</p>",
            "<p style=\"background:image\\2dset('//out.example/a.png' 1x)\">x</p>",
            "<p style='width:expression(alert(1));behavior:url(//out.example/);-moz-binding:url(//x)'>",
            "<style>@import '//out.example/a.css';</style>",
            "<style>@im\\70ort url(//out.example/a.css);</style>",
            "<style>/**/@/**/import '//out.example/';"
                + " @font-face{font-family:a;src:url(//out.example/)}"
                + " p{font-family:a}</style><p>x</p>",
            "<style>p::after{content:url(//out.example/)} a:visited{background:URL("
                + " //out.example/)}</style><p>x</p>",
            "<style>p{cursor:url(//out.example/),auto;filter:url(//out.example/#f);"
                + "mask:-webkit-image-set(url(//out.example/) 1x)}</style><p>x</p>",
            "<style>p{color:red}<\\73tyle></style><img src=//out.example/></style>",
            "<style><!-- </\\73tyle><img src=//out.example/ onerror=alert(1)> --></style>",
            "<a href='javascript:alert(1)' ping=//out.example/ target=_top>x</a>",
            "<a href=' java\n"
                + "script:alert(1)'>x</a><area href=//out.example/><map><area ping=//x></map>",
            "<blockquote cite=//out.example/>x</blockquote><q cite=//out.example/>x</q>",
            "<div onclick=alert(1) onmouseover=alert(1) onanimationstart=alert(1)>x</div>",
            "<details open ontoggle=alert(1)>x</details><marquee onstart=alert(1)>x</marquee>",
            "<noscript><img src=//out.example/></noscript><noscript><p title=\"</noscript><img"
                + " src=x onerror=alert(1)>\"></noscript>",
            "<template><img src=//out.example/ onerror=alert(1)></template>",
            "<xmp><img src=//out.example/></xmp><plaintext><img src=//out.example/>",
            "<x-widget src=//out.example/ onclick=alert(1) is=x><slot>x</slot></x-widget>",
            "<portal src=//out.example/></portal><fencedframe src=//out.example/></fencedframe>",
            "<div data-b=7 contenteditable autofocus tabindex=1 popover>x</div>",
            "<html manifest=//out.example/><p>x</p>",
            "<p title='\"><img src=//out.example/ onerror=alert(1)>'>x</p>")
        .map(vector -> vector.replace("out.example", host))
        .toList();
  }
}
